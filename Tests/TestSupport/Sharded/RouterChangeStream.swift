import BSON

/// A change stream of the router stand-in, put together from those of the shards and of the config server.
///
/// Like a mongos it gives the changes in the order of their tokens, and none before every server has got past it; the
/// least of the servers' tokens is that of the batch.
///
/// Source: MongoDB docs, server: change streams on sharded clusters.
final class RouterChangeStream {
  /// One server's stream.
  struct Part {
    let server: PassThroughClient
    let cursor: Int64
    /// How far it was read.
    var token: BSONDocument
    /// The changes that are not given yet.
    var changes: [BSONDocument]
    /// The newest time that the server has named.
    var time: BSONValue
  }

  private var parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// Asks each server for what is next.
  func readOn() throws -> BSONDocument? {
    for index in parts.indices {
      let more: BSONDocument = [
        "getMore": .int64(parts[index].cursor), "collection": "$cmd.aggregate", "maxTimeMS": 100,
      ]
      let reply = try parts[index].server.run("admin", more)
      guard reply.isSuccess else { return reply }
      guard let token = reply[path: "cursor", "postBatchResumeToken"]?.document,
        let time = parts[index].server.operationTime
      else { throw ServerError(code: 70, message: "a change stream of a shard does not say how far it is") }
      parts[index].token = token
      parts[index].time = time
      parts[index].changes += reply[path: "cursor", "nextBatch"]?.documents ?? []
    }
    return nil
  }

  /// The next batch.
  ///
  /// - Returns: the changes that every server has got past, and how far all of them are.
  func batch() -> (changes: [BSONDocument], token: BSONDocument) {
    let least = parts.map(\.token).min { $0.tokenText < $1.tokenText } ?? [:]
    var given: [BSONDocument] = []
    for index in parts.indices {
      let isDue = { (change: BSONDocument) in (change["_id"]?.document ?? [:]).tokenText <= least.tokenText }
      given += parts[index].changes.filter(isDue)
      parts[index].changes.removeAll(where: isDue)
    }
    let inOrder = given.sorted { ($0["_id"]?.document ?? [:]).tokenText < ($1["_id"]?.document ?? [:]).tokenText }
    return (inOrder, least)
  }

  /// The newest time that any server has named.
  var time: BSONValue? {
    parts.map(\.time).max { left, right in
      guard case .timestamp(let one, let oneMore) = left, case .timestamp(let other, let otherMore) = right
      else { return false }
      return (one, oneMore) < (other, otherMore)
    }
  }

  /// Ends the servers' streams.
  func close() throws {
    for part in parts {
      _ = try part.server.run("admin", ["killCursors": "$cmd.aggregate", "cursors": .array(of: [.int64(part.cursor)])])
    }
  }
}

extension BSONDocument {
  fileprivate var tokenText: String { self["_data"]?.string ?? "" }
}

extension RouterConnection {
  /// Opens a change stream over the whole cluster on every server.
  func openChangeStream(_ command: BSONDocument) throws -> BSONDocument {
    if let refusal = try refusalOfUser("admin", command) { return refusal }
    let servers =
      try [passThrough("", configServer)]
      + shards.filter { $0.set !== configServer }.map { try passThrough($0.name, $0.set) }
    var parts: [RouterChangeStream.Part] = []
    for server in servers {
      let reply = try server.run("admin", command)
      guard reply.isSuccess else { return reply }
      guard let token = reply[path: "cursor", "postBatchResumeToken"]?.document, let time = server.operationTime,
        let cursor = reply[path: "cursor", "id"]?.int
      else { throw ServerError(code: 70, message: "a shard's change stream does not say how far it is") }
      parts.append(
        RouterChangeStream.Part(
          server: server, cursor: Int64(cursor), token: token, changes: reply.firstBatch, time: time))
    }
    let id = Int64.random(in: 1...Int64.max, using: &numbers)
    let stream = RouterChangeStream(parts)
    changeStreams[id] = stream
    return answer(stream, id, "firstBatch")
  }

  /// The next batch of a change stream of the router's own; nil for any other cursor.
  func moreChanges(_ command: BSONDocument) throws -> BSONDocument? {
    guard let id = command["getMore"]?.int.map(Int64.init), let stream = changeStreams[id] else { return nil }
    if let refusal = try stream.readOn() { return refusal }
    return answer(stream, id, "nextBatch")
  }

  /// Ends those of some cursors that are change streams of the router's own; nil where none is.
  func killChangeStreams(_ command: BSONDocument) throws -> BSONDocument? {
    let ids = command["cursors"]?.array?.compactMap(\.int).map(Int64.init) ?? []
    let known = ids.filter { changeStreams[$0] != nil }
    guard !known.isEmpty else { return nil }
    for id in known { try changeStreams.removeValue(forKey: id)?.close() }
    return ["cursorsKilled": .array(of: known.map(BSONValue.int64)), "ok": 1.0]
  }

  private func answer(_ stream: RouterChangeStream, _ id: Int64, _ batch: String) -> BSONDocument {
    let (changes, token) = stream.batch()
    let cursor: BSONDocument = [
      batch: .array(of: changes.map(BSONValue.document)), "postBatchResumeToken": .document(token), "id": .int64(id),
      "ns": "admin.$cmd.aggregate",
    ]
    let reply: BSONDocument = ["cursor": .document(cursor), "ok": 1.0]
    return stream.time.map { reply.appending("operationTime", $0) } ?? reply
  }
}
