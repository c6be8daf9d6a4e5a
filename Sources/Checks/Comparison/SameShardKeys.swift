public import Evidence
public import Findings

/// Collections must be sharded on the destination as on the source.
public struct SameShardKeys: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-shard-keys",
    title: "Same shard keys",
    rule: """
      Between two sharded clusters, each collection that is sharded on the source is sharded on the destination, by \
      the same key, with the same uniqueness and with balancing allowed alike; no other is.
      """,
    rationale: """
      The shard key decides which shard a query goes to and what a unique key promises. A collection that lost it lies \
      on one shard.
      """,
    reads: ["find config.collections", "the catalog ($listCatalog or listCollections)"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Shard the collection as on the source, or start a new migration.",
    citations: [
      Citation("E-09", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-09", "MongoDB docs, server: config.collections; sh.disableBalancing"),
    ])

  /// Judges every sharded collection that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let isSharded = judgement.sharding(of: evidence) else { return judgement }
    guard isSharded.source else {
      judgement.add(
        Finding(
          .notApplicable, Subject(.source),
          isSharded.destination
            ? "The source is not sharded; the start request says how the destination is."
            : "Neither cluster is sharded."
        ))
      return judgement
    }
    guard isSharded.destination else {
      judgement.add(
        Finding(
          .fail, Subject(), "The source is sharded and the destination is not.",
          explanation: "mongosync does not migrate from a sharded cluster to a replica set."))
      return judgement
    }
    guard let catalogs = judgement.catalogs(of: evidence),
      let read = judgement.both(\.shardedCollections, of: evidence, "the sharded collections")
    else { return judgement }
    let (source, destination) = (Self.byNamespace(read.source), Self.byNamespace(read.destination))
    for twin in catalogs.twins {
      judge(twin, source[ExactText(twin.namespace)], destination[ExactText(twin.namespace)], &judgement)
    }
    let count = catalogs.twins.count { source[ExactText($0.namespace)] != nil }
    judgement.conclude(
      comparing: count,
      "\(Wording.count(count, "collection is", "collections are")) sharded alike on both clusters, and no other is.",
      orElse: "No collection that both clusters have is sharded.", in: catalogs)
    return judgement
  }

  private static func byNamespace(_ collections: [ShardedCollection]) -> [ExactText: ShardedCollection] {
    Dictionary(collections.map { (ExactText($0.namespace), $0) }) { first, _ in first }
  }

  private func judge(
    _ twin: CatalogPair.Twin, _ source: ShardedCollection?, _ destination: ShardedCollection?,
    _ judgement: inout Judgement
  ) {
    guard source != nil || destination != nil else { return }
    guard let source, let destination else {
      let place = source == nil ? "destination" : "source"
      judgement.add(Finding(.fail, twin.subject, "\(twin.namespace) is sharded on the \(place) only."))
      judgement.suggest(source.map(Remedy.shard) ?? .copyAgain)
      return
    }
    if source.key != destination.key {
      judgement.add(
        Difference("The shard key of \(twin.namespace)", source.keyValue, destination.keyValue)
          .finding(.fail, twin.subject))
      judgement.suggest(.copyAgain)
    }
    if source.isUnique != destination.isUnique {
      judgement.add(
        Finding(
          .fail, twin.subject,
          "The shard key of \(twin.namespace) is unique on the \(source.isUnique ? "source" : "destination") only."))
      judgement.suggest(.copyAgain)
    }
    if source.isPinned != destination.isPinned {
      let isBalanced = !source.isPinned
      judgement.add(
        Finding(
          .warn, twin.subject,
          "\(twin.namespace) may be balanced on the \(isBalanced ? "source" : "destination") only."))
      judgement.suggest(
        Remedy(
          .destination, "\(isBalanced ? "Allow" : "Stop") the balancing of \(twin.namespace), connected to a mongos.",
          command: "sh.\(isBalanced ? "enable" : "disable")Balancing(\(ShellText.javaScript(twin.namespace)))"))
    }
  }
}

extension ShardedCollection {
  /// Its key as one value, for people.
  fileprivate var keyValue: OptionValue { IndexEvidence(name: "", key: key).keyValue }
}

extension Remedy {
  /// Sharding a collection of the destination.
  fileprivate static func shard(_ collection: ShardedCollection) -> Remedy {
    putting(
      .destination,
      "Shard \(collection.namespace) as on the source, connected to a mongos; build an index on its key before.",
      [IndexEvidence(name: "", key: collection.key).keyValue]
    ) { values in
      """
      db.adminCommand({ shardCollection: \(ShellText.javaScript(collection.namespace)), key: \(values.joined()), \
      unique: \(collection.isUnique) })
      """
    }
  }
}
