public import Evidence
public import Findings

/// Indexes that are built after the copy should be there before the commit.
public struct IndexBuildsFinished: Check {
  /// Makes the check.
  public init() {}

  /// The versions of the source's members, which are always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "index-builds-finished",
    title: "Indexes on the destination are built",
    rule: """
      Before the commit, where indexes are built after the copy (the default from 1.17 on), indexesBuilt has come up \
      to totalIndexesToBuild.
      """,
    rationale: "The commit waits for the indexes that are left, and from 1.21 on canCommit does.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait until all indexes are built.",
    citations: [
      Citation("F-11", "MongoDB docs, mongosync release notes 1.16, 1.17, 1.19; reference/api/progress, indexBuilding")
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .beforeCommit(
      evidence, confirm: "Confirm that all indexes on the destination are built.", filter: ".progress.indexBuilding"
    ) { subject, progress, judgement in
      guard let built = progress.indexBuilding?.indexesBuilt, let total = progress.indexBuilding?.totalIndexesToBuild
      else {
        let isAfterCopy = Self.isAfterCopy(evidence)
        judgement.add(
          isAfterCopy == false
            ? Finding(.notApplicable, subject, "This migration builds its indexes before the copy, or none.")
            : Finding(
              .unknown, subject, "mongosync does not report how many indexes are built.",
              explanation: "It does from 1.19 on, once the copy is done.", canBeSettled: true, mayPass: true))
        return
      }
      guard built < total else {
        judgement.add(Finding(.pass, subject, "All \(Wording.count(total, "index", "indexes")) are built."))
        return
      }
      judgement.add(Finding(.warn, subject, "\(built) of \(total) indexes are built.", mayPass: true))
      judgement.suggest(Remedy(nil, "Wait until all indexes are built: the commit waits for them."))
    }
  }

  /// Whether indexes are built after the copy, by the start request or its default; nothing where that is not known.
  ///
  /// Source: MongoDB docs, mongosync 1.21: start, `buildIndexes`; a source before 6.0 keeps `beforeDataCopy`.
  private static func isAfterCopy(_ evidence: Evidence) -> Bool? {
    let plan = evidence.plan
    if plan.mongosyncHas(.buildsIndexesAfterCopy) == false { return false }
    let value = evidence.destination.mongosyncMetadata.value?.compactMap(\.buildIndexes).first ?? plan.buildIndexes
    if let value {
      let isKnown = StartRequest.first(withBuildIndexes: value) != nil
      return isKnown ? ["afterDataCopy", "excludeHashedAfterCopy"].contains(value) : nil
    }
    if evidence.source.runsBefore(6, 0) { return false }
    return plan.mongosyncHas(.buildsIndexesAfterCopyByDefault)
  }
}

extension ClusterEvidence {
  /// Whether a member is known to run a server before a version.
  ///
  /// - Parameters:
  ///   - major: the version's first number.
  ///   - minor: the version's second number.
  /// - Returns: whether one is; a member that did not tell counts as newer.
  func runsBefore(_ major: Int, _ minor: Int) -> Bool {
    sets.flatMap(\.dataBearingMembers).contains { member in
      member.version.value.map { $0 < ReleaseVersion(major, minor) } ?? false
    }
  }
}
