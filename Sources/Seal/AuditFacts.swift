internal import Digest

/// What a statement says of an audit besides the terms of in-toto, in the words of its report.
public struct AuditFacts: Hashable, Codable, Sendable {
  /// The member of the predicate that holds it.
  static let name = "mongosyncAuditor"

  /// The answer.
  public let verdict: String
  /// The name of the checklist.
  public let checklist: String
  /// The name and version of the program that made the report.
  public let tool: String
  /// The id of the run.
  public let run: String
  /// When the clusters were as the answer has it.
  public let seenAt: String
  /// From when on the answer must be sought anew.
  public let validUntil: String
  /// The items that could not be looked at.
  public let unknown: [String]
  /// The steps that are still open.
  public let manual: [String]
  /// The items that were left out.
  public let skipped: [String]
  /// Those of the warned items that a named person accepted.
  public let waived: [String]
  /// Those of the passed items that a named person settled.
  public let attested: [String]
  /// The items that cannot arise.
  public let notApplicable: [String]

  /// Takes the facts of a report.
  ///
  /// - Parameters:
  ///   - verdict: the answer.
  ///   - checklist: the name of the checklist.
  ///   - tool: the name and version of the program that made the report.
  ///   - run: the id of the run.
  ///   - seenAt: when the clusters were as the answer has it.
  ///   - validUntil: from when on the answer must be sought anew.
  ///   - unknown: the items that could not be looked at.
  ///   - manual: the steps that are still open.
  ///   - skipped: the items that were left out.
  ///   - waived: those of the warned items that a named person accepted.
  ///   - attested: those of the passed items that a named person settled.
  ///   - notApplicable: the items that cannot arise.
  public init(
    verdict: String, checklist: String, tool: String, run: String, seenAt: String, validUntil: String,
    unknown: [String], manual: [String], skipped: [String], waived: [String], attested: [String],
    notApplicable: [String]
  ) {
    self.verdict = verdict
    self.checklist = checklist
    self.tool = tool
    self.run = run
    self.seenAt = seenAt
    self.validUntil = validUntil
    self.unknown = unknown
    self.manual = manual
    self.skipped = skipped
    self.waived = waived
    self.attested = attested
    self.notApplicable = notApplicable
  }

  /// The facts in their one spelling.
  var json: CanonicalJSON {
    .object([
      "verdict": .string(verdict), "checklist": .string(checklist), "tool": .string(tool), "run": .string(run),
      "seenAt": .string(seenAt), "validUntil": .string(validUntil), "unknown": .strings(unknown),
      "manual": .strings(manual), "skipped": .strings(skipped), "waived": .strings(waived),
      "attested": .strings(attested), "notApplicable": .strings(notApplicable),
    ])
  }
}
