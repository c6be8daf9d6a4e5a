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
    ["shards": .array(of: try shardEntries().map(BSONValue.document)), "ok": 1.0]
  }

  /// The documents of `config.shards`, and that of a config server which is a shard too.
  func shardEntries() throws -> [BSONDocument] {
    let reply = try client.run("config", ["find": "shards", "sort": ["_id": 1]])
    guard reply.isSuccess else { throw Refused(reply: reply) }
    // The servers behind are older than config shards, so theirs does not know that it is one.
    let own = shards.filter { $0.set === configServer }.map { shard -> BSONDocument in
      let hosts = shard.set.members.map(\.host).joined(separator: ",")
      return ["_id": .string(shard.name), "host": .string("\(shard.set.options.name)/\(hosts)"), "state": 1]
    }
    return own + reply.firstBatch
  }

  /// A `find` over several shards, in order only where the request says which; skip and limit count afterwards.
  func find(_ database: String, _ command: BSONDocument, on targets: [Target]) throws -> BSONDocument {
    let (skip, limit) = (command["skip"]?.int ?? 0, command["limit"]?.int ?? 0)
    var merge = RouterCursor.Merge(skip: skip, limit: limit > 0 ? limit : nil)
    var forShards = command.without(["skip", "limit", "singleBatch"])
    if limit > 0 { forShards = forShards.appending("limit", .int64(Int64(skip + limit))) }
    if let sort = try command["sort"]?.document?.pairs(), !sort.isEmpty, sort.first?.name != "$natural" {
      merge.ascending = sort.map { ($0.value.double ?? 1) > 0 }
      let fields = (command["projection"]?.document ?? [:]).appending(RouterCursor.sortKey, ["$meta": "sortKey"])
      forShards = forShards.without(["projection"]).appending("projection", .document(fields))
    }
    return try openCursor(database, forShards, on: targets, merge)
  }

  /// An aggregation over several shards.
  ///
  /// What the stand-in does not put together as a mongos would is refused, not answered wrongly.
  func aggregate(_ database: String, _ command: BSONDocument, on targets: [Target]) throws -> BSONDocument {
    var merge = RouterCursor.Merge()
    let stages = command["pipeline"]?.documents ?? []
    for (index, stage) in stages.enumerated() {
      let isLast = index == stages.count - 1
      switch stage.names.first ?? "" {
      case "$collStats" where index == 0, "$indexStats" where index == 0, "$listCatalog" where index == 0: break
      case "$match" where merge.limit == nil, "$project", "$addFields", "$unset", "$replaceRoot": break
      case "$limit" where merge.limit == nil: merge.limit = stage["$limit"]?.int
      case "$sample" where merge.limit == nil: merge.limit = stage[path: "$sample", "size"]?.int
      case "$group" where isLast && merge.limit == nil && Self.onlyAdds(stage["$group"]?.document),
        "$count" where isLast && merge.limit == nil:
        return try sums(database, command, on: targets, isGroup: stage.names.first == "$group")
      case let other:
        return .refusal(20, "IllegalOperation", "the router stand-in does not merge the stage \(other) there")
      }
    }
    return try openCursor(database, command, on: targets, merge)
  }

  /// The number of documents that all targets count.
  func count(_ database: String, _ command: BSONDocument, on targets: [Target]) throws -> BSONDocument {
    var sum = 0
    for target in targets {
      let reply = try runVersioned(database, command, on: target)
      guard reply.isSuccess else { return reply }
      sum += reply["n"]?.int ?? 0
    }
    return ["n": Int32(exactly: sum).map(BSONValue.int32) ?? .int64(Int64(sum)), "ok": 1.0]
  }

  /// The statistics of a database on all shards, each under the shard's connection string, and their sums.
  func databaseStatistics(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    let entries = try shardEntries()
    var raw: [(String, BSONValue)] = []
    var (objects, bytes) = (0.0, 0.0)
    for shard in shards {
      let reply = try run(database, command, on: shard)
      guard reply.isSuccess else { return reply }
      let host = entries.first { $0["_id"]?.string == shard.name }?["host"]?.string ?? shard.name
      raw.append((host, .document(reply)))
      objects += reply["objects"]?.double ?? 0
      bytes += reply["dataSize"]?.double ?? 0
    }
    return [
      "raw": .document(BSONDocument(raw)), "db": .string(database), "objects": .double(objects),
      "dataSize": .double(bytes), "ok": 1.0,
    ]
  }

  private static func onlyAdds(_ group: BSONDocument?) -> Bool {
    ((try? group?.pairs()) ?? []).allSatisfy { $0.name == "_id" || $0.value.document?.names == ["$sum"] }
  }

  /// The groups of all targets, those of one `_id` added up.
  private func sums(
    _ database: String, _ command: BSONDocument, on targets: [Target], isGroup: Bool
  ) throws -> BSONDocument {
    var groups: [(id: BSONValue?, fields: [(String, BSONValue)])] = []
    for target in targets {
      let reply = try runVersioned(database, command, on: target)
      guard reply.isSuccess else { return reply }
      guard reply[path: "cursor", "id"]?.int == 0 else {
        return .refusal(20, "IllegalOperation", "the router stand-in merges no more groups than one batch holds")
      }
      for group in reply.firstBatch {
        let fields = try group.pairs().map { ($0.name, $0.value) }
        if let known = groups.firstIndex(where: { $0.id == group["_id"] }) {
          groups[known].fields = zip(groups[known].fields, fields).map { old, new in
            (old.0, isGroup && old.0 == "_id" ? old.1 : Self.sum(old.1, new.1))
          }
        } else {
          groups.append((group["_id"], fields))
        }
      }
    }
    let collection = command["aggregate"]?.string ?? ""
    return finished(database, collection, groups.map { BSONDocument($0.fields) })
  }

  /// Adds as a server does: to the wider of both types, and to a double where 64 bits are too few.
  private static func sum(_ left: BSONValue, _ right: BSONValue) -> BSONValue {
    if case .int32(let one) = left, case .int32(let other) = right {
      let sum = Int64(one) + Int64(other)
      return Int32(exactly: sum).map(BSONValue.int32) ?? .int64(sum)
    }
    if case .double = left { return .double((left.double ?? 0) + (right.double ?? 0)) }
    if case .double = right { return .double((left.double ?? 0) + (right.double ?? 0)) }
    let (sum, overflows) = (left.int ?? 0).addingReportingOverflow(right.int ?? 0)
    return overflows ? .double((left.double ?? 0) + (right.double ?? 0)) : .int64(Int64(sum))
  }
}
