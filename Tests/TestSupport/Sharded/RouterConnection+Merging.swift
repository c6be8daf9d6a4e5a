import BSON

extension RouterConnection {
  /// The databases of all shards, and `admin` and `config`, which are the config server's.
  func listDatabases(_ command: BSONDocument) throws -> BSONDocument {
    let own = try client.run("admin", command)
    guard own.isSuccess else { return own }
    let isOwn = { (database: BSONDocument) in ["admin", "config"].contains(database["name"]?.string ?? "") }
    var databases = own["databases"]?.documents?.filter(isOwn) ?? []
    for shard in shards {
      let reply = try run("admin", command, on: shard)
      guard reply.isSuccess else { return reply }
      for database in reply["databases"]?.documents ?? []
      where database["name"] != "local" && !databases.contains(where: { $0["name"] == database["name"] }) {
        databases.append(database)
      }
    }
    return ["databases": .array(of: databases.map(BSONValue.document)), "ok": 1.0]
  }

  /// The shards as the config server knows them.
  func listShards() throws -> BSONDocument {
    let reply = try client.run("config", ["find": "shards"])
    guard reply.isSuccess else { return reply }
    return ["shards": .array(of: reply.firstBatch.map(BSONValue.document)), "ok": 1.0]
  }

  /// The documents that an aggregation gives on every shard, one shard's after the other's, in one batch.
  func mergedFromAllShards(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    try merged(database, command, from: shards)
  }

  /// The documents that an aggregation, or a `find` without order or limit, gives on some shards.
  ///
  /// Stages that a mongos would run over the documents of all shards together are refused, not answered wrongly.
  func merged(
    _ database: String, _ command: BSONDocument, from shards: [RouterStandIn.Shard]
  ) throws -> BSONDocument {
    let stages = command["pipeline"]?.documents?.dropFirst().compactMap(\.names.first) ?? []
    if let other = stages.first(where: { !["$match", "$project", "$addFields", "$unset"].contains($0) }) {
      return .refusal(20, "IllegalOperation", "the router stand-in does not merge the stage \(other)")
    }
    let collection = (command["aggregate"] ?? command["find"])?.string ?? "$cmd.aggregate"
    var documents: [BSONValue] = []
    for shard in shards {
      var reply = try run(database, command, on: shard)
      guard reply.isSuccess else { return reply }
      var batch = reply.firstBatch
      while true {
        documents += batch.map(BSONValue.document)
        guard let cursor = reply[path: "cursor", "id"]?.int, cursor != 0 else { break }
        let more: BSONDocument = ["getMore": .int64(Int64(cursor)), "collection": .string(collection)]
        reply = try run(database, more, on: shard)
        guard reply.isSuccess else { return reply }
        batch = reply[path: "cursor", "nextBatch"]?.documents ?? []
      }
    }
    let namespace = "\(database).\(collection)"
    let cursor: BSONDocument = [
      "firstBatch": .array(of: documents), "id": .int64(0), "ns": .string(namespace),
    ]
    return ["cursor": .document(cursor), "ok": 1.0]
  }
}
