public import Evidence
public import Findings

import struct Foundation.Date

/// Nothing may be changing where a sharded source keeps its data.
public struct PlacementChanges: Check {
  /// Makes the check.
  public init() {}

  /// What was begun and not ended, and what runs now.
  public let questions: Questions = [.placementChanges, .operations]

  /// What it judges and why.
  public let about = About(
    id: "placement-changes",
    title: "No shard, shard key or primary shard is changing",
    rule: """
      On a sharded source no collection is being resharded, moved or unsharded, no shard is being drained, and \
      movePrimary, reshardCollection, moveCollection, unshardCollection, refineCollectionShardKey, moveChunk, moveRange, \
      shardCollection, addShard, removeShard, the commands of 8.3 that drain a shard, or a change between a config shard \
      and dedicated config servers runs on no primary of a shard. movePrimary or refineCollectionShardKey that the log \
      of changes records as begun and not as ended is a warning.
      """,
    rationale: "mongosync supports none of these while it runs, and a copy begun in the midst of one may be wrong.",
    reads: [
      "find config.reshardingOperations, config.shards, config.changelog", "$currentOp on each primary of the source",
    ],
    privileges: ["find on the config database and inprog on the cluster (clusterMonitor)"],
    remedy: "Wait until it is over before the start; begin none until after the commit.",
    citations: [
      Citation("C-32", "MongoDB docs, mongosync 1.21: limitations, sharded clusters"),
      Citation("C-32", "MongoDB docs, server 8.3: startShardDraining, stopShardDraining, commitShardRemoval"),
    ])

  private static let commands: Set = [
    "movePrimary", "reshardCollection", "refineCollectionShardKey", "moveChunk", "moveRange", "moveCollection",
    "unshardCollection", "shardCollection", "addShard", "removeShard", "startShardDraining", "stopShardDraining",
    "commitShardRemoval", "transitionFromDedicatedConfigServer", "transitionToDedicatedConfigServer",
    "startTransitionToDedicatedConfigServer", "stopTransitionToDedicatedConfigServer",
    "commitTransitionToDedicatedConfigServer",
  ]

  /// Judges what runs on the source's shards and what its log says.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.source
    guard let isSharded = judgement.isSharded(cluster) else { return judgement }
    guard isSharded else {
      judgement.add(Finding(.notApplicable, Subject(.source), "The source is not sharded."))
      return judgement
    }
    let what = "the changes of placement on the source"
    for change in judgement.value(of: cluster.placementChanges, Subject(.source), what) ?? [] {
      judge(change, evidence, &judgement)
    }
    for set in judgement.everySet(of: cluster) {
      guard let primary = set.primary else {
        judgement.add(Finding(.unknown, Subject(.source), "The primary of \(set.name) could not be asked."))
        continue
      }
      let subject = Subject(.source, node: primary.host)
      let operations = judgement.value(of: primary.operations, subject, "the operations of \(primary.host)") ?? []
      for operation in operations where Self.isOfPlacement(operation) {
        judgement.add(Finding(.fail, subject, "\(operation.command) is running on \(primary.host)."))
      }
    }
    if judgement.outcome < .pass, !judgement.findings.isEmpty { judgement.suggest(Self.wait) }
    judgement.passIfSilent("Nothing changes where the source keeps its data.")
    return judgement
  }

  private func judge(_ change: PlacementChange, _ evidence: Evidence, _ judgement: inout Judgement) {
    if change.kind == PlacementChange.draining {
      judgement.add(
        Finding(
          .fail, Subject(.source), "The shard \(change.shard ?? "") is being drained.",
          explanation: """
            The balancer takes from it all that it holds, until it is removed or, from 8.3 on, stopShardDraining keeps it.
            """))
      return
    }
    // The log of changes records these; whatever else is named is a resharding that the config server carries out.
    let isRunning = !["movePrimary", "refineCollectionShardKey", "removeShard"].contains(change.kind)
    let object = change.namespace.isEmpty ? "" : " of \(change.namespace)"
    let age = change.since.map { ", \(Wording.duration(evidence.collectedAt.timeIntervalSince($0))) ago" } ?? ""
    judgement.add(
      Finding(
        isRunning ? .fail : .warn,
        Subject(.source, namespace: change.namespace.isEmpty ? nil : change.namespace),
        isRunning
          ? "\(change.kind)\(object) is under way."
          : "\(change.kind)\(object) was begun\(age), and no end is recorded.",
        explanation: isRunning ? "" : "It may have ended with its server; then there is nothing to wait for."))
  }

  /// Routers have shards do such things under other names, such as `_shardsvrMovePrimary`.
  private static func isOfPlacement(_ operation: RunningOperation) -> Bool {
    let name = operation.command.replacing("_shardsvr", with: "").replacing("_configsvr", with: "")
    return commands.contains(name.prefix(1).lowercased() + name.dropFirst())
  }

  private static let wait = Remedy(
    .source, "Wait until it is over; this shows what runs, connected to a mongos.",
    command: """
      db.getSiblingDB("admin").aggregate([{ $currentOp: { allUsers: true } }, \
      { $match: { desc: /Coordinator|Resharding/ } }])
      """)
}
