public import Evidence
public import Findings

/// The destination must have the indexes of the source.
public struct SameIndexes: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-indexes",
    title: "Same indexes",
    rule: """
      Each collection that both clusters have has the same indexes on both, by name, with the same key in the same \
      order and the same options. What mongosync rewrites is no difference: legacy key values such as 0 become 1, and \
      options that indexes do not have are dropped. Uniqueness, lifetime, hiding and collation have checks of their own.
      """,
    rationale: """
      Queries that lose their index scan whole collections, at the moment when the application arrives. mongosync up \
      to 1.7.2 could leave indexes out or add some.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    // A claim by name counts before one of all, so the kinds that historical-bugs judges too are named.
    claims: [
      .every(.indexKeyType), .every(.indexOption), .indexKeyType("2dsphere"), .indexKeyType("descending"),
    ],
    remedy: "Build what is missing, drop what is too much, and build anew what differs.",
    citations: [
      Citation("E-08", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("C-13", "MongoDB docs, mongosync: mongosync-behavior, legacy index handling"),
      Citation("E-17", "MongoDB docs, mongosync release notes 1.7"),
    ])

  /// Judges every collection that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let shardKeys = Self.shardKeys(of: evidence)
    var count = 0
    var otherVersions = 0
    for collection in catalogs.twins {
      let indexes = IndexTwins(of: collection)
      count += indexes.twins.count
      for twin in indexes.twins { judge(twin, &judgement) }
      otherVersions += indexes.twins.count { !OptionValue.agree($0.source.options["v"], $0.destination.options["v"]) }
      judgeUnmatched(indexes, of: collection, evidence.plan, shardKeys[ExactText(collection.namespace)], &judgement)
    }
    if otherVersions > 0 {
      judgement.add(
        Finding(
          .pass, Subject(),
          "\(Wording.count(otherVersions, "index has", "indexes have")) another index version v on the destination.",
          explanation: "Queries see no difference; new indexes are made with version 2."))
    }
    judgement.conclude(
      comparing: count,
      "\(Wording.count(count, "index is", "indexes are")) on both clusters, with the same keys and options.",
      orElse: "There is no index that both clusters have.", in: catalogs)
    return judgement
  }

  private func judge(_ twin: IndexTwins.Twin, _ judgement: inout Judgement) {
    judgeState(twin, &judgement)
    let differences = IndexDefinition(twin.source).differences(from: IndexDefinition(twin.destination), of: twin)
    for difference in differences { judgement.add(difference.finding(.fail, twin.subject)) }
    if !differences.isEmpty {
      judgement.rebuild(twin)
    } else if IndexDefinition.isRewritten(twin.source) {
      judgement.add(
        Finding(
          .pass, twin.subject, "\(twin.name) has legacy key values or options on the source, which mongosync rewrote."))
    }
  }

  /// An index whose build has not ended is listed as any other, and is none yet.
  private func judgeState(_ twin: IndexTwins.Twin, _ judgement: inout Judgement) {
    let states: [(ClusterRole, IndexEvidence)] = [(.source, twin.source), (.destination, twin.destination)]
    for (role, index) in states where index.isBuilding {
      judgement.add(
        Finding(
          role == .source ? .unknown : .fail,
          Subject(role, namespace: twin.collection.namespace, index: index.name),
          "\(twin.name) is still being built on the \(role.rawValue).",
          explanation: """
            Until its build ends no query uses it and it enforces nothing. A build that waits for its commit quorum \
            does not end while members are down.
            """))
      judgement.suggest(
        Remedy(
          role, "See which index builds are under way, wait for this one, and bring members back that are down.",
          command: #"db.getSiblingDB("admin").aggregate([{ $currentOp: {} }, { $match: { desc: /IndexBuild/ } }])"#))
    }
  }

  private func judgeUnmatched(
    _ indexes: IndexTwins, of collection: CatalogPair.Twin, _ plan: Plan, _ shardKey: [String]?,
    _ judgement: inout Judgement
  ) {
    var added = indexes.added.filter { !$0.isNamedDummy }
    for index in indexes.missing {
      let subject = Subject(namespace: collection.namespace, index: index.name)
      let definition = IndexDefinition(index)
      if let place = added.firstIndex(where: { IndexDefinition($0) == definition }) {
        let other = added.remove(at: place).name
        judgement.add(
          Finding(
            .fail, subject, "The index \(index.name) of \(collection.namespace) is named \(other) on the destination.",
            explanation: "A query that names the index as a hint fails."))
        judgement.suggest(
          .dropIndex("Drop the index \(other), then build it under its name.", other, of: collection.destination))
      } else {
        let isPlanned = plan.buildIndexes == "never"
        judgement.add(
          Finding(
            isPlanned ? .warn : .fail, subject,
            "The index \(index.name) of \(collection.namespace) is missing on the destination.",
            explanation: isPlanned ? "The plan says buildIndexes: never, so mongosync built none." : ""))
      }
      judgement.suggest(
        .createIndex("Build the index \(index.name) of \(collection.namespace).", index, of: collection.source))
    }
    for index in added { judgeAdded(index, of: collection, shardKey, &judgement) }
  }

  private func judgeAdded(
    _ index: IndexEvidence, of collection: CatalogPair.Twin, _ shardKey: [String]?, _ judgement: inout Judgement
  ) {
    let subject = Subject(namespace: collection.namespace, index: index.name)
    let summary = "The index \(index.name) of \(collection.namespace) is on the destination only"
    // An index that also enforces or removes something would change what the application may do.
    let isPlain = Set(index.options.keys).isSubset(of: ["v", "ns", "background"])
    guard shardKey != index.keyFields || !isPlain else {
      judgement.add(Finding(.pass, subject, "\(summary), where it supports the shard key."))
      return
    }
    judgement.add(
      Finding(
        .fail, subject, "\(summary).",
        explanation: "It is a leftover of the sync, or somebody made it since the cutover."))
    judgement.suggest(
      .dropIndex("Drop the index \(index.name) if nobody made it on purpose.", index.name, of: collection.destination))
  }

  /// The fields of the destination's shard keys, of those collections that are not sharded on the source.
  private static func shardKeys(of evidence: Evidence) -> [ExactText: [String]] {
    guard evidence.source.topology.value != .shardedCluster else { return [:] }
    let sharded = evidence.destination.shardedCollections.value ?? []
    return Dictionary(sharded.map { (ExactText($0.namespace), $0.key.map(\.name)) }) { first, _ in first }
  }
}
