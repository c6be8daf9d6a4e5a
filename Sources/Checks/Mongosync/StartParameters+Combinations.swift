import Evidence
import Findings

extension StartParameters {
  /// Judges parameters that exist, and are not refused alone, but do not go together.
  ///
  /// Source: MongoDB docs, mongosync: limitations of filtered syncs; reference/api/start of 1.12, 1.13, 1.20 and 1.21;
  /// release notes, REP-6356.
  ///
  /// - Parameters:
  ///   - evidence: the plan, both catalogs, and the source's version.
  ///   - judgement: takes the findings.
  func judgeCombinations(_ evidence: Evidence, _ judgement: inout Judgement) {
    judgeBlocking(evidence, &judgement)
    judgeIndexes(evidence, &judgement)
    judgeVerifiedExistingData(evidence, &judgement)
  }

  private func judgeBlocking(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    guard let blocking = plan.writeBlocking, plan.mongosyncHas(.blocksWritesByItself) != true else { return }
    let name = "enableUserWriteBlocking: \(blocking.rawValue)"
    if blocking == .sourceAndDestination, plan.filtered == true {
      refuse(name, "a namespace filter", &judgement)
    }
    let series = plan.mongosyncVersion?.series
    if blocking == .destinationOnly, [ReleaseVersion(1, 12), ReleaseVersion(1, 13)].contains(series),
      evidence.isSourceBeforeSix == true
    {
      refuse(name, "a source before 6.0, in 1.12 and 1.13", &judgement)
    }
  }

  private func judgeIndexes(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    guard let value = plan.buildIndexes else { return }
    if ["afterDataCopy", "excludeHashedAfterCopy"].contains(value) {
      switch evidence.isSourceBeforeSix {
      case true: refuse("buildIndexes: \(value)", "a source before 6.0", &judgement)
      case false: break
      case nil:
        judgement.add(
          Finding(
            .unknown, Subject(.source), "buildIndexes: \(value) needs a source of 6.0; no member told its version."))
      }
    }
    guard ["excludeHashed", "excludeHashedAfterCopy"].contains(value), plan.createSupportingIndexes == true else {
      return
    }
    for entry in plan.shardingEntries ?? [] where entry.key.contains(where: { $0.order == "hashed" }) {
      judgement.add(
        Finding(
          .warn, Subject(.destination, namespace: entry.namespace),
          "buildIndexes: \(value) leaves out the hashed index that the shard key of \(entry.namespace) needs.",
          explanation: "createSupportingIndexes does not build it then."))
      judgement.suggest(Remedy(.source, "Create the hashed index on the source, or choose another buildIndexes."))
    }
  }

  /// The verifier compares all that the filter includes, with what the destination held before.
  private func judgeVerifiedExistingData(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    guard plan.preExistingDestinationData == true, evidence.verifies != false else { return }
    if !plan.includeNamespaces.isEmpty {
      judgement.add(
        Finding(
          .warn, Subject(),
          "preExistingDestinationData with includeNamespaces and the verifier may end with: filter traversal detected.",
          explanation: "A known fault of mongosync, REP-6356."))
      judgement.suggest(
        Remedy(nil, "Leave the verifier off (verification.enabled false), or filter by excludeNamespaces."))
    }
    guard plan.filtered == true else { return }
    let scope = MigrationScope(plan)
    let subject = Subject(.destination)
    let what = "the collections of the destination"
    for collection in judgement.value(of: evidence.destination.collections, subject, what) ?? []
    where scope.includes(collection) {
      judgement.add(
        Finding(
          .warn, Subject(.destination, namespace: collection.namespace),
          "The destination already holds \(collection.namespace), which the filter includes: the verifier compares it.")
      )
      judgement.suggest(Remedy(nil, "Leave it out of the filter, with its indexes, or leave the verifier off."))
    }
  }

  private func refuse(_ parameter: String, _ other: String, _ judgement: inout Judgement) {
    judgement.add(Finding(.fail, Subject(), "\(parameter) does not go with \(other)."))
    judgement.suggest(Remedy(nil, "Leave \(parameter) out of the start request, and out of the plan."))
  }
}
