import BSON

extension RouterConnection {
  /// A shard's or the config server's reply that says no; it becomes the router's reply.
  struct Refused: Error {
    let reply: BSONDocument
  }

  /// Starts a command that gives documents on every target, and answers with the first batch.
  func openCursor(
    _ database: String, _ command: BSONDocument, on targets: [Target], _ merge: RouterCursor.Merge = .init()
  ) throws -> BSONDocument {
    let collection = (command["aggregate"] ?? command["find"])?.string ?? "$cmd.aggregate"
    let parts = try targets.map { target -> RouterCursor.Part in
      let reply = try runVersioned(database, command, on: target)
      guard reply.isSuccess else { throw Refused(reply: reply) }
      return RouterCursor.Part(
        shard: target.shard, cursor: reply[path: "cursor", "id"]?.int ?? 0, documents: reply.firstBatch[...])
    }
    let cursor = RouterCursor(
      id: Int64.random(in: 1...Int64.max, using: &numbers), database, collection, parts, merge
    ) { [unowned self] part in try fetch(part, database, collection) }
    let defaultOfFirstBatches = 101
    let size = (command["batchSize"] ?? command[path: "cursor", "batchSize"])?.int ?? defaultOfFirstBatches
    return try answer(cursor, "firstBatch", size, closing: command["singleBatch"]?.bool ?? false)
  }

  /// An answer whose documents the router has already.
  func finished(_ database: String, _ collection: String, _ documents: [BSONDocument]) -> BSONDocument {
    reply("firstBatch", documents, id: 0, "\(database).\(collection)")
  }

  /// The next batch of a cursor of the router's own; of any other, what the config server says.
  func getMore(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    guard let id = command["getMore"]?.int, let cursor = cursors[Int64(id)] else {
      return try client.run(database, command)
    }
    guard cursor.database == database, cursor.collection == command["collection"]?.string else {
      return .refusal(13, "Unauthorized", "the cursor belongs to another namespace")
    }
    let size = command["batchSize"]?.int.flatMap { $0 > 0 ? $0 : nil } ?? Int.max
    return try answer(cursor, "nextBatch", size, closing: false)
  }

  /// Ends cursors of the router's own; the config server is asked about all others.
  func killCursors(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    let ids = command["cursors"]?.array?.compactMap(\.int).map(Int64.init) ?? []
    let known = ids.filter { cursors[$0] != nil }
    guard !known.isEmpty else { return try client.run(database, command) }
    for id in known { try close(id) }
    let none = BSONValue.array(of: [])
    return [
      "cursorsKilled": .array(of: known.map(BSONValue.int64)), "cursorsNotFound": none, "cursorsAlive": none,
      "cursorsUnknown": none, "ok": 1.0,
    ]
  }

  private func answer(
    _ cursor: RouterCursor, _ batch: String, _ size: Int, closing: Bool
  ) throws -> BSONDocument {
    // A mongos whose shards have nothing ready yet answers with an empty batch, and so does this one, often.
    let isEmpty = givesEmptyBatches && !closing && Int.random(in: 0..<4, using: &numbers) == 0
    let documents = isEmpty ? [] : try cursor.batch(of: size, &numbers)
    let ends = closing || (!isEmpty && cursor.isAtEnd)
    cursors[cursor.id] = cursor
    if ends { try close(cursor.id) }
    return reply(batch, documents, id: ends ? 0 : cursor.id, "\(cursor.database).\(cursor.collection)")
  }

  private func reply(_ batch: String, _ documents: [BSONDocument], id: Int64, _ namespace: String) -> BSONDocument {
    let cursor: BSONDocument = [
      batch: .array(of: documents.map(BSONValue.document)), "id": .int64(id), "ns": .string(namespace),
    ]
    return ["cursor": .document(cursor), "ok": 1.0]
  }

  private func fetch(_ part: RouterCursor.Part, _ database: String, _ collection: String) throws -> RouterCursor.Part {
    let more: BSONDocument = ["getMore": .int64(Int64(part.cursor)), "collection": .string(collection)]
    let reply = try run(database, more, on: part.shard)
    guard reply.isSuccess else { throw Refused(reply: reply) }
    var next = part
    next.cursor = reply[path: "cursor", "id"]?.int ?? 0
    next.documents = (reply[path: "cursor", "nextBatch"]?.documents ?? [])[...]
    return next
  }

  private func close(_ id: Int64) throws {
    guard let cursor = cursors.removeValue(forKey: id) else { return }
    for part in cursor.parts where part.cursor != 0 {
      let kill: BSONDocument = [
        "killCursors": .string(cursor.collection), "cursors": .array(of: [.int64(Int64(part.cursor))]),
      ]
      _ = try run(cursor.database, kill, on: part.shard)
    }
  }
}
