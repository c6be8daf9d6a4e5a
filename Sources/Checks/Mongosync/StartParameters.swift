public import Evidence
public import Findings

/// The parameters of the start request must exist in this mongosync and go together.
public struct StartParameters: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "start-parameters",
    title: "Start parameters exist and go together",
    rule: """
      What the plan says of the start request exists in this version of mongosync. reversible goes with no filter, no \
      preExistingDestinationData, no buildIndexes never, no source before 6.0, no way from a replica set to a sharded \
      cluster, and up to 1.19 only with writes blocked on both. preExistingDestinationData needs a filter. \
      Blocking both goes with no filter, and afterDataCopy and excludeHashedAfterCopy with no source before 6.0.
      """,
    rationale: "mongosync refuses a start request with parameters that do not go together, or fails later.",
    reads: ["buildInfo", "hello", "the catalog ($listCatalog or listCollections)", "the plan"],
    privileges: ["listing collections (readAnyDatabase and clusterMonitor)"],
    claims: [.indexOption("expireAfterSeconds")],
    remedy: "Change the start request, and the plan with it.",
    citations: [
      Citation("P-06", "MongoDB docs, mongosync 1.13 to 1.22: reference/api/start; release notes"),
      Citation("V-06", "MongoDB docs, mongosync 1.21: reference/api/start, reversible"),
    ])

  /// Judges the plan by mongosync's version, both topologies, and the source's version and collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    judgeVersions(evidence, &judgement)
    if evidence.plan.reversible == true { judgeReversible(evidence, &judgement) }
    judgeExistingData(evidence.plan, &judgement)
    judgeUnindexed(evidence, &judgement)
    judgeCombinations(evidence, &judgement)
    if judgement.findings.isEmpty {
      judgement.add(Finding(.pass, Subject(), "The start parameters in the plan exist and go together."))
    }
    return judgement
  }

  private func judgeVersions(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    if let value = plan.buildIndexes, let first = StartRequest.first(withBuildIndexes: value) {
      judgement.require(plan.mongosyncVersion.map { $0 >= first }, "buildIndexes: \(value)", "before \(first)")
    }
    if plan.preExistingDestinationData == true {
      judgement.require(plan.mongosyncHas(.acceptsExistingData), "preExistingDestinationData", "before 1.15")
    }
    if plan.verifier == true { judgeVerifier(evidence, &judgement) }
    guard let blocking = plan.writeBlocking else { return }
    let name = "enableUserWriteBlocking"
    switch plan.mongosyncHas(.blocksWritesByItself) {
    case true:
      judgement.add(Finding(.warn, Subject(), "mongosync from 1.20 on has no \(name); leave it out of the request."))
    case false where blocking == .destinationOnly:
      judgement.require(plan.mongosyncHas(.blocksDestinationOnly), "\(name): destinationOnly", "before 1.11")
    case false: break
    case nil: judgement.require(nil, "\(name): \(blocking.rawValue)", "from 1.20 on")
    }
    guard blocking == .sourceAndDestination, plan.mongosyncHas(.blocksWritesByItself) != true else { return }
    switch evidence.isSourceBeforeSix {
    case true: judgement.forbid("\(name): sourceAndDestination", "a source before 6.0")
    case nil where plan.reversible != true: judgement.add(Self.versionUntold)
    default: break
    }
  }

  /// The verifier came to sharded clusters one version later, so between the two the topology decides.
  private func judgeVerifier(_ evidence: Evidence, _ judgement: inout Judgement) {
    let exists = evidence.verifies
    if exists == nil, evidence.plan.mongosyncVersion != nil {
      for cluster in evidence.clusters { _ = judgement.isSharded(cluster) }
      return
    }
    let isSharded = evidence.clusters.contains { $0.topology.value == .shardedCluster }
    judgement.require(
      exists, isSharded ? "verification for sharded clusters" : "verification", isSharded ? "before 1.10" : "before 1.9"
    )
  }

  private static let versionUntold = Finding(.unknown, Subject(.source), "No member of the source told its version.")

  private func judgeReversible(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    if plan.filtered == true { judgement.forbid("reversible", "a namespace filter") }
    if plan.buildIndexes == "never" { judgement.forbid("reversible", "buildIndexes: never") }
    if plan.preExistingDestinationData == true { judgement.forbid("reversible", "preExistingDestinationData") }
    let kinds = evidence.clusters.map { cluster in
      judgement.value(of: cluster.topology, Subject(cluster.role), "the topology of the \(cluster.role.rawValue)")
    }
    if case .replicaSet = kinds[0], kinds[1] == .shardedCluster {
      judgement.forbid("reversible", "a replica set as the source and a sharded cluster as the destination")
    }
    switch evidence.isSourceBeforeSix {
    case true: judgement.forbid("reversible", "a source before 6.0")
    case false: break
    case nil: judgement.add(Self.versionUntold)
    }
    guard plan.writeBlocking != .sourceAndDestination else { return }
    switch plan.mongosyncHas(.blocksWritesByItself) {
    case true: break
    case false:
      judgement.add(
        Finding(.fail, Subject(), "reversible needs enableUserWriteBlocking: sourceAndDestination before 1.20."))
      judgement.suggest(Remedy(nil, "Block writes on both in the start request (true before 1.12), and in the plan."))
    case nil:
      judgement.add(Finding(.unknown, Subject(), "Whether reversible needs writeBlocking depends on the version."))
      judgement.suggest(.giveMongosyncVersion)
    }
  }

  private func judgeExistingData(_ plan: Plan, _ judgement: inout Judgement) {
    guard plan.preExistingDestinationData == true, plan.filtered != true else { return }
    judgement.add(
      plan.filtered == false
        ? Finding(.fail, Subject(), "preExistingDestinationData needs a namespace filter, and the plan has none.")
        : Finding(.unknown, Subject(), "preExistingDestinationData needs a filter; the plan does not tell filtered."))
    judgement.suggest(Remedy(nil, "Filter by namespaces in the start request, and say filtered: true in the plan."))
  }

  /// Without its indexes the destination has no TTL index, and the verifier fails on the collection.
  private func judgeUnindexed(_ evidence: Evidence, _ judgement: inout Judgement) {
    guard evidence.plan.buildIndexes == "never", evidence.verifies != false else { return }
    guard let collections = judgement.copiedCollections(evidence) else { return }
    for collection in collections where collection.indexes.contains(where: { $0.expireAfterSeconds != nil }) {
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: collection.namespace),
          "\(collection.namespace) has a TTL index: buildIndexes: never fails on it with the verifier."))
      judgement.suggest(Remedy(nil, "Build the indexes, or leave the verifier off: verification.enabled false."))
    }
  }
}

extension Judgement {
  /// States that a parameter does not exist in this version, if so; `nil` means that only the version would tell.
  fileprivate mutating func require(_ exists: Bool?, _ parameter: String, _ when: String) {
    switch exists {
    case true: break
    case false:
      add(Finding(.fail, Subject(), "mongosync \(when) has no \(parameter)."))
      suggest(Remedy(nil, "Leave \(parameter) out of the start request, or use a later mongosync."))
    case nil:
      add(Finding(.unknown, Subject(), "Whether mongosync has \(parameter) depends on its version: not \(when)."))
      suggest(.giveMongosyncVersion)
    }
  }

  fileprivate mutating func forbid(_ parameter: String, _ other: String) {
    add(Finding(.fail, Subject(), "\(parameter) does not go with \(other)."))
    suggest(Remedy(nil, "Leave \(parameter) out of the start request, and out of the plan."))
  }
}
