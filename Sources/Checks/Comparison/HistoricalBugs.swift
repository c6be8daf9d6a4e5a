public import Evidence
public import Findings

/// What old versions of mongosync are known to have got wrong must not have happened here.
public struct HistoricalBugs: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "historical-bugs",
    title: "No trace of known mongosync bugs",
    rule: """
      No 2dsphere index has another version on the destination, and no descending field with a tiny value became \
      ascending. Whether the version of mongosync is one that could miss documents is told by the plan; the documents \
      themselves are not compared.
      """,
    rationale: """
      Versions up to 1.10 had bugs that changed indexes, and versions up to 1.7.2 some that missed documents. Nothing \
      else shows them once the migration is committed.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)", "the plan"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexKeyType("2dsphere"), .indexKeyType("descending")],
    remedy: "Build the index anew; where documents may be missing, compare the data of both clusters.",
    citations: [Citation("E-17", "MongoDB docs, mongosync release notes 1.3 to 1.7, 1.10 and 1.11")])

  /// Judges the indexes that both clusters have, and the version of mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    judgeVersion(evidence, &judgement)
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    for twin in catalogs.indexTwins {
      let sphere = "2dsphereIndexVersion"
      let (source, destination) = (twin.source.options[sphere], twin.destination.options[sphere])
      if !OptionValue.agree(source, destination) {
        judgement.add(
          Difference("The \(sphere) of \(twin.lowercaseName)", source, destination).finding(
            .warn, twin.subject, note: "mongosync 1.0 to 1.9 gave such an index the newest version."))
        judgement.rebuild(twin)
      }
      if twin.hasTurnedAscending {
        judgement.add(
          Difference("The key of \(twin.lowercaseName)", twin.source.keyValue, twin.destination.keyValue).finding(
            .fail, twin.subject, note: "mongosync 1.3 to 1.9 took a tiny negative value for an ascending field."))
        judgement.rebuild(twin)
      }
    }
    return judgement
  }

  private func judgeVersion(_ evidence: Evidence, _ judgement: inout Judgement) {
    guard let version = evidence.plan.mongosyncVersion else {
      judgement.add(
        Finding(
          .unknown, Subject(), "Which bugs mongosync had depends on its version, which the plan does not give."))
      judgement.suggest(Remedy(nil, "Give the version of mongosync with --mongosync-version."))
      return
    }
    let bugs = MongosyncBug.all.filter { $0.affects(version) && $0.canShow(on: evidence) }
    for bug in bugs { judgement.add(Finding(.warn, Subject(), "mongosync \(version) \(bug.effect).")) }
    if bugs.isEmpty {
      judgement.add(Finding(.pass, Subject(), "mongosync \(version) is not known to have missed documents."))
    } else {
      judgement.suggest(Remedy(nil, "Compare the documents of both clusters; this checklist's manual steps say how."))
    }
  }
}
