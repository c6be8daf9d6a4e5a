import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks a sharded cluster for its balancer's state and settings.
  ///
  /// Source: a balancer that is off still begins a round every ten seconds, and ends it as soon as it has read its
  /// settings (server 3.4 to 6.0); a round that was running when it was switched off lasts longer. So a balancer that
  /// is off and in a round is asked again before it is believed.
  func balancer(_ node: ClusterNode) async -> Observed<BalancerEvidence> {
    async let settings = node.documents(.find(in: "config", "settings", filter: ["_id": "balancer"]))
    var status = await node.ask(.balancerStatus)
    for _ in 0..<3 {
      guard let reply = status.value, let inRound = try? reply.optional("inBalancerRound", .bool), inRound,
        (try? reply.required("mode", .name)) == "off", (try? await Task.sleep(for: .milliseconds(400))) != nil
      else { break }
      status = await node.ask(.balancerStatus)
    }
    let window: Observed<String?> = await settings.observed("the balancer's settings") { documents -> String?? in
      guard let window = try documents.first?.optional("activeWindow", .document) else { return .some(nil) }
      return "\(try window.required("start", .string))-\(try window.required("stop", .string))"
    }
    return status.observed("the balancer's mode") { reply in
      BalancerEvidence(
        mode: try reply.required("mode", .name), inBalancerRound: try reply.optional("inBalancerRound", .bool) ?? false,
        activeWindow: window)
    }
  }

  /// Reads how collections are sharded, and which shards own chunks of them.
  ///
  /// Source: since server 5.0 `config.chunks` names its collection by UUID; before, by namespace. Servers up to 4.4
  /// keep the documents of collections that were dropped; from 8.0 on collections that are not sharded may be listed,
  /// as `unsplittable`.
  ///
  /// - Parameter node: the router.
  /// - Returns: the sharded collections outside the system databases, the owners of their chunks, and whose entries of
  ///   the catalog count.
  func placement(_ node: ClusterNode) async -> Placement {
    async let owners = node.aggregate(
      in: "config", "chunks",
      [["$group": ["_id": ["uuid": "$uuid", "ns": "$ns", "shard": "$shard"]]], ["$sort": ["_id": 1]]])
    async let databases = node.documents(
      .find(in: "config", "databases", projection: ["primary": 1], sort: ["_id": 1]))
    let fields: BSONDocument = [
      "uuid": 1, "dropped": 1, "key": 1, "unique": 1, "noBalance": 1, "permitMigrations": 1, "unsplittable": 1,
    ]
    let listed = await node.documents(.find(in: "config", "collections", projection: fields, sort: ["_id": 1]))
    let documents = listed.reading("the sharded collections") { try $0.filter { try $0.isUserCollection() } }
    let collections = documents.observed("the sharded collections") { documents in
      try documents.map(ShardedCollection.init)
    }
    let owned = await owners.reading("the owners of the chunks") { try $0.map(OwnedChunk.init) }
    let primaries = await databases.reading("the primary shards of the databases") { documents in
      let shards = try documents.map { (ExactText(try $0.required("_id", .name)), try $0.required("primary", .name)) }
      return Dictionary(shards) { first, _ in first }
    }
    let evidence = documents.evidence + owned.evidence
    guard documents.value != nil, let chunks = owned.value else {
      let refusal = documents.refusal ?? owned.refusal
      return Placement(
        collections: collections,
        owners: .refused(refusal ?? Refusal(.failed, "The chunks could not be read."), evidence), catalogOwners: nil)
    }
    let tracked = listed.reading("the owners of the chunks") { documents in
      try documents.filter { try $0.optional("dropped", .bool) != true }.map { try ChunkOwners($0, chunks) }
    }
    return Placement(
      collections: collections,
      owners: documents.observed("the owners of the chunks") { try $0.map { try ChunkOwners($0, chunks) } }
        .citing(evidence), catalogOwners: CatalogOwners(tracked.value, primaries.value))
  }

  /// Reads the ranges that are bound to zones.
  ///
  /// - Parameter node: the router.
  /// - Returns: the ranges.
  func zones(_ node: ClusterNode) async -> Observed<[ZoneRange]> {
    guard questions.contains(.zones) else { return .notAsked("It was not needed.") }
    let fields: BSONDocument = ["_id": 0, "ns": 1, "tag": 1, "min": 1, "max": 1]
    return await node.documents(.find(in: "config", "tags", projection: fields, sort: ["ns": 1, "min": 1]))
      .observed("the zones") { documents in
        let ranges = documents.compactMap(ZoneRange.init)
        return ranges.count == documents.count ? ranges : nil
      }
  }
}

extension BSONDocument {
  /// Whether a document of `config.collections` is of a sharded collection that is still there and not the server's own.
  fileprivate func isUserCollection() throws -> Bool {
    let namespace = try required("_id", .name)
    guard try optional("dropped", .bool) != true, try optional("unsplittable", .bool) != true else { return false }
    return DatabaseFamily(ofDatabase: NamespaceParts(of: namespace).database) != .system
  }
}

extension ShardedCollection {
  /// Reads a document of `config.collections`.
  fileprivate init(_ document: BSONDocument) throws {
    let fields = try document.required("key", .document)
    guard let key = IndexEvidence.KeyField.fields(of: fields) else {
      throw FieldError(name: "key", expected: "a shard key", found: .document)
    }
    let isHeld = try document.optional("noBalance", .bool) == true
    let mayMove = try document.optional("permitMigrations", .bool) != false
    self.init(
      namespace: try document.required("_id", .name), key: key,
      isUnique: try document.optional("unique", .bool) ?? false, isPinned: isHeld || !mayMove)
  }
}

/// A collection, and one of the shards that own chunks of it.
private struct OwnedChunk: Sendable {
  let uuid: BSONValue?
  let namespace: String?
  let shard: String

  /// Reads one group of `config.chunks`; a chunk names its collection by UUID or by namespace.
  init(_ group: BSONDocument) throws {
    let id = try group.required("_id", .document)
    uuid = id["uuid"].flatMap { $0 == .null ? nil : $0 }
    namespace = try id.optional("ns", .string, nullIsAbsent: true)
    shard = try id.required("shard", .name)
    guard uuid != nil || namespace != nil else { throw FieldError(name: "uuid", expected: "a UUID", found: nil) }
  }
}

extension ChunkOwners {
  /// Finds the owners of a collection's chunks, given its document and one document for each pair of both.
  fileprivate init(_ collection: BSONDocument, _ chunks: [OwnedChunk]) throws {
    let namespace = try collection.required("_id", .name)
    let shards = chunks.filter { chunk in
      chunk.uuid.map { $0 == collection["uuid"] } ?? chunk.namespace.isExactly(namespace)
    }
    self.init(namespace: namespace, shards: Array(Set(shards.map(\.shard))).sorted())
  }
}

extension ZoneRange {
  /// Reads a document of `config.tags`.
  fileprivate init?(_ document: BSONDocument) {
    guard let namespace = document["ns"]?.string, let zone = document["tag"]?.string,
      let minimum = document["min"].flatMap(OptionValue.init), let maximum = document["max"].flatMap(OptionValue.init)
    else { return nil }
    self.init(namespace: namespace, zone: zone, minimum: minimum, maximum: maximum)
  }
}
