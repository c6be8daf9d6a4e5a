public import Evidence
public import Findings

/// A collection that is sharded on the way needs an index for its key, and unique indexes that begin with it.
public struct ShardKeys: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "shard-keys",
    title: "Shard keys fit the indexes",
    rule: """
      From a replica set to a sharded cluster, each collection of shardingEntries exists, has an index that begins \
      with the shard key (or createSupportingIndexes is true, which needs a source of 6.0), and each of its unique \
      indexes but that of _id begins with the shard key. From a sharded source the keys are taken over as they are.
      """,
    rationale: """
      A collection cannot be sharded by a key without an index for it, nor can uniqueness be kept across shards by an \
      index that does not begin with the key: mongosync stops when it shards the collection.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)", "hello", "the plan"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("unique")],
    remedy: "Create the index on the source, choose another shard key, or drop the unique index.",
    citations: [
      Citation("C-14", "MongoDB docs, mongosync 1.21: reference/api/start, sharding"),
      Citation("C-14", "MongoDB support-tools: error patterns of the log analyser, shard keys"),
      Citation("C-14", "MongoDB docs, server 6.0: unique indexes on sharded collections"),
    ])

  /// Judges the plan's entries by the source's indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let toShards = judgement.isSharded(evidence.destination),
      let fromShards = judgement.isSharded(evidence.source)
    else { return judgement }
    guard toShards, !fromShards else {
      judgement.add(
        Finding(
          .notApplicable, Subject(),
          toShards ? "The source's own shard keys are taken over." : "The destination is not sharded."))
      return judgement
    }
    guard let entries = evidence.plan.shardingEntries else {
      judgement.add(.withoutShardingEntries)
      judgement.suggest(.giveShardingEntries)
      return judgement
    }
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for entry in entries {
      guard let collection = collections.first(where: { $0.namespace.isExactly(entry.namespace) }) else {
        judgement.add(
          Finding(
            .fail, Subject(.source, namespace: entry.namespace),
            "shardingEntries name \(entry.namespace), which is not among what is copied."))
        continue
      }
      judgeSupport(of: entry, by: collection, evidence, &judgement)
      judgeUniqueness(of: entry, in: collection, &judgement)
    }
    judgement.passIfSilent("The shard keys of \(Wording.count(entries.count, "collection", "collections")) fit.")
    return judgement
  }

  private func judgeSupport(
    of entry: ShardingEntry, by collection: CollectionEvidence, _ evidence: Evidence, _ judgement: inout Judgement
  ) {
    guard !collection.completeIndexes.contains(where: { $0.supports(entry) }) else { return }
    let subject = Subject(.source, namespace: entry.namespace)
    let lack = "\(entry.namespace) has no index that begins with its shard key, \(entry.keyText)"
    guard evidence.plan.createSupportingIndexes == true else {
      judgement.add(Finding(.fail, subject, "\(lack)."))
      judgement.suggest(
        .putting(.source, "Create the index on the source before the start.", [entry.keyValue]) { _ in
          "\(ShellText.collection(entry.namespace)).createIndex(\(entry.keyText))"
        })
      return
    }
    let oldest = judgement.everyDataBearingMember(of: evidence.source).compactMap(\.version.value).min()
    guard let oldest else {
      judgement.add(
        Finding(.unknown, subject, "\(lack), and the source's version, on which mongosync's help depends, is unknown."))
      return
    }
    guard oldest < ReleaseVersion(6, 0) else { return }
    judgement.add(Finding(.fail, subject, "\(lack), and createSupportingIndexes is not for a source before 6.0."))
  }

  private func judgeUniqueness(
    of entry: ShardingEntry, in collection: CollectionEvidence, _ judgement: inout Judgement
  ) {
    let fields = entry.key.map { ExactText($0.name) }
    for index in collection.uniqueSecondaryIndexes
    where index.keyFields.prefix(fields.count).map(ExactText.init) != fields {
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: entry.namespace, index: index.name),
          "The unique index \(index.name) of \(entry.namespace) does not begin with the shard key, \(entry.keyText)."))
      judgement.suggest(
        .dropIndex(
          "Choose a shard key that \(index.name) begins with, or drop that index.", index.name, of: entry.namespace))
    }
  }
}

extension IndexEvidence {
  /// Whether documents can be found by the shard key with it: it covers all documents, in the order of bytes.
  ///
  /// Source: MongoDB docs, server 6.0: shard key indexes; whether an index is multikey is not known here.
  fileprivate func supports(_ entry: ShardingEntry) -> Bool {
    guard options["partialFilterExpression"] == nil, options["sparse"]?.bool != true, options["collation"] == nil,
      key.count >= entry.key.count
    else { return false }
    return zip(key, entry.key).allSatisfy { own, wanted in
      own.name.isExactly(wanted.name) && own.order.string == wanted.order.string
        && (own.order.string == nil || own.order.string == "hashed")
    }
  }
}

extension ShardingEntry {
  fileprivate var keyValue: OptionValue {
    let fields = key.map { "\(ShellText.javaScript($0.name)) : \($0.order.canonical)" }
    return OptionValue(canonical: "{ \(fields.joined(separator: ", ")) }")
  }

  /// The key in JavaScript.
  fileprivate var keyText: String {
    let fields = key.map { "\(ShellText.javaScript($0.name)): \($0.order.readable)" }
    return "{ \(fields.joined(separator: ", ")) }"
  }
}
