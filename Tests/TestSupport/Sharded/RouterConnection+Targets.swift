import BSON

extension RouterConnection {
  /// A shard that a request goes to, and the version of the collection that the router believes it has.
  struct Target {
    let shard: RouterStandIn.Shard
    /// With it the shard leaves out the documents whose range it does not own; nil where nothing is sharded.
    var version: BSONDocument?
  }

  /// The shards that own a range of a collection; the primary shard of the database where nothing keeps track of it.
  func targets(_ database: String, _ collection: String, home: RouterStandIn.Shard) throws -> [Target] {
    guard let entry = try trackedEntry("\(database).\(collection)"), let uuid = entry["uuid"] else {
      return [Target(shard: home)]
    }
    let newest: BSONDocument = [
      "aggregate": "chunks",
      "pipeline": [
        ["$match": ["uuid": uuid]], ["$group": ["_id": "$shard", "v": ["$max": "$lastmod"]]], ["$sort": ["_id": 1]],
      ], "cursor": [:],
    ]
    let owners = try runAsRouter("config", newest)
    guard owners.isSuccess else { throw Refused(reply: owners) }
    return owners.firstBatch.compactMap { owner in
      guard let shard = shards.first(where: { $0.name == owner["_id"]?.string }) else { return nil }
      // The servers behind know nothing of such collections, which servers have since 8.0.
      if entry["unsplittable"]?.bool == true { return Target(shard: shard) }
      guard let version = owner["v"], let epoch = entry["lastmodEpoch"], let timestamp = entry["timestamp"]
      else { return nil }
      return Target(shard: shard, version: ["t": timestamp, "e": epoch, "v": version])
    }
  }

  /// Runs a command with the version; a shard that did not know it yet learns it and is asked again, as by a mongos.
  func runVersioned(_ database: String, _ command: BSONDocument, on target: Target) throws -> BSONDocument {
    guard let version = target.version else { return try run(database, command, on: target.shard) }
    let staleConfig = 13388
    let versioned = command.appending("shardVersion", .document(version))
    var reply = try run(database, versioned, on: target.shard)
    for _ in 0..<5 where reply["code"]?.int == staleConfig { reply = try run(database, versioned, on: target.shard) }
    return reply
  }

  private func trackedEntry(_ namespace: String) throws -> BSONDocument? {
    let find: BSONDocument = ["find": "collections", "filter": ["_id": .string(namespace)]]
    let reply = try runAsRouter("config", find)
    guard reply.isSuccess else { throw Refused(reply: reply) }
    return reply.firstBatch.first { $0["dropped"]?.bool != true }
  }
}
