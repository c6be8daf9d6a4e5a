public import Evidence
public import Findings

/// A source older than 8.0.20 must not see replacements that add a field `$v`.
public struct DollarVersionField: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "dollar-v-replacements",
    title: "Source handles replacements that add $v",
    rule: "Every member of the source runs 8.0.20 or later; an older one is a warning.",
    rationale: """
      On a source before 8.0.20, a replacement that adds a field named $v to a document ends mongosync with an error \
      that comes back on every resume: the migration has to begin again.
      """,
    reads: ["buildInfo"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor); buildInfo needs none"],
    remedy: "Upgrade an 8.0 source to 8.0.20, or make sure that no application replaces documents so.",
    citations: [Citation("P-03", "MongoDB docs, mongosync 1.21: reference/limitations, replace and $v")])

  private static let mended = ReleaseVersion(8, 0, 20)

  /// Judges the version of every member of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    var versions: [ReleaseVersion] = []
    for member in judgement.everyDataBearingMember(of: evidence.source) {
      let subject = Subject(.source, node: member.host)
      if let version = judgement.value(of: member.version, subject, "the version of \(member.host)") {
        versions.append(version)
      }
    }
    guard let oldest = versions.min() else { return judgement }
    if oldest >= Self.mended {
      judgement.add(Finding(.pass, Subject(.source), "The source runs \(oldest), where such replacements do no harm."))
      return judgement
    }
    judgement.add(
      Finding(
        .warn, Subject(.source), "The source runs \(oldest): a replacement that adds a field $v would end mongosync."))
    let isEight = oldest.series == Self.mended.series
    judgement.suggest(
      Remedy(
        .source,
        isEight
          ? "Upgrade the source to 8.0.20 or later."
          : "Make sure that no application replaces a document by one with a field named $v during the migration."))
    return judgement
  }
}
