import BSON
import Foundation

extension RouterConnection {
  /// Moves a collection that is not sharded to another shard, as a mongos does since 8.0.
  ///
  /// The servers behind are older, so the stand-in copies it and writes what the config server of 8.0 would keep. An
  /// empty copy stays behind, with its indexes, as after a move that was interrupted in the end.
  func moveCollection(_ command: BSONDocument) throws -> BSONDocument {
    let namespace = command["moveCollection"]?.string ?? ""
    let names = namespace.split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2, let recipient = shards.first(where: { $0.name == command["toShard"]?.string }) else {
      return .refusal(70, "ShardNotFound", "moveCollection needs a namespace and a shard that there is")
    }
    let (database, collection) = (names[0], names[1])
    let targets = try targets(database, collection, home: home(of: database, creating: false))
    guard let donor = targets.first?.shard, targets.count == 1, targets[0].version == nil else {
      return .refusal(20, "IllegalOperation", "\(namespace) is sharded")
    }
    guard donor.name != recipient.name else { return ["ok": 1.0] }
    let uuid = try copy(database, collection, from: donor, to: recipient)
    let now = BSONValue.timestamp(seconds: UInt32(Date().timeIntervalSince1970), increment: 1)
    let epoch = BSONValue.objectID([UInt8](repeating: 8, count: 12))
    try write(
      "collections", ["_id": .string(namespace)],
      [
        "_id": .string(namespace), "lastmodEpoch": epoch, "lastmod": .date(0), "timestamp": now, "uuid": uuid,
        "key": ["_id": 1], "unique": false, "noBalance": true, "unsplittable": true,
      ])
    try write(
      "chunks", ["_id": epoch],
      [
        "_id": epoch, "uuid": uuid, "min": ["_id": .other(.minKey, [])], "max": ["_id": .other(.maxKey, [])],
        "shard": .string(recipient.name), "lastmod": .timestamp(seconds: 1, increment: 0),
        "history": [["validAfter": now, "shard": .string(recipient.name)]],
      ])
    return ["ok": 1.0]
  }

  /// Copies a collection with its indexes, and empties the one that it was copied from.
  ///
  /// - Returns: the new one's UUID.
  private func copy(
    _ database: String, _ collection: String, from donor: RouterStandIn.Shard, to recipient: RouterStandIn.Shard
  ) throws -> BSONValue {
    let name = BSONValue.string(collection)
    let indexes = try run(database, ["listIndexes": name], on: donor).firstBatch.filter { $0["name"] != "_id_" }
    try mustSucceed(database, ["create": name], on: recipient)
    if !indexes.isEmpty {
      try mustSucceed(
        database, ["createIndexes": name, "indexes": .array(of: indexes.map(BSONValue.document))], on: recipient)
    }
    let mostInOneBatch: Int32 = 10_000
    let documents = try run(database, ["find": name, "batchSize": .int32(mostInOneBatch)], on: donor).firstBatch
    if !documents.isEmpty {
      try mustSucceed(
        database, ["insert": name, "documents": .array(of: documents.map(BSONValue.document))], on: recipient)
    }
    try mustSucceed(database, ["delete": name, "deletes": [["q": [:], "limit": 0]]], on: donor)
    let listed = try run(database, ["listCollections": 1, "filter": ["name": name]], on: recipient)
    guard let uuid = listed.firstBatch.first?[path: "info", "uuid"] else { throw Refused(reply: listed) }
    return uuid
  }

  private func mustSucceed(_ database: String, _ command: BSONDocument, on shard: RouterStandIn.Shard) throws {
    let reply = try run(database, command, on: shard)
    guard reply.isSuccess else { throw Refused(reply: reply) }
  }

  /// Puts a document in place of another into the config server's database.
  private func write(_ collection: String, _ filter: BSONDocument, _ document: BSONDocument) throws {
    let update: BSONDocument = [
      "update": .string(collection), "updates": [["q": .document(filter), "u": .document(document), "upsert": true]],
      "writeConcern": ["w": "majority"],
    ]
    let reply = try runAsRouter("config", update)
    guard reply.isSuccess, reply["writeErrors"] == nil else { throw Refused(reply: reply) }
  }
}
