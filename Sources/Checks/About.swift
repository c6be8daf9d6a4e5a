public import Evidence
public import Findings

/// What a check judges and why, for people.
public struct About: Hashable, Sendable {
  /// The public, stable id.
  public let id: String
  /// A few words that name it in a report.
  public let title: String
  /// What must hold, in one or two sentences.
  public let rule: String
  /// What goes wrong otherwise.
  public let rationale: String
  /// The commands whose answers it judges.
  public let reads: [String]
  /// The privileges those commands need.
  public let privileges: [String]
  /// The features of collections, indexes and databases that it judges, so that none is left to nobody.
  public let claims: [Feature]
  /// What to do when it does not hold, in general; findings give the exact commands.
  public let remedy: String
  /// Where the rule comes from.
  public let citations: [Citation]

  /// Describes a check.
  ///
  /// - Parameters:
  ///   - id: the public, stable id.
  ///   - title: a few words that name it in a report.
  ///   - rule: what must hold.
  ///   - rationale: what goes wrong otherwise.
  ///   - reads: the commands whose answers it judges.
  ///   - privileges: the privileges those commands need.
  ///   - claims: the features that it judges.
  ///   - remedy: what to do when it does not hold.
  ///   - citations: where the rule comes from.
  public init(
    id: String, title: String, rule: String, rationale: String, reads: [String], privileges: [String],
    claims: [Feature] = [], remedy: String, citations: [Citation]
  ) {
    self.id = id
    self.title = title
    self.rule = rule
    self.rationale = rationale
    self.reads = reads
    self.privileges = privileges
    self.claims = claims
    self.remedy = remedy
    self.citations = citations
  }
}
