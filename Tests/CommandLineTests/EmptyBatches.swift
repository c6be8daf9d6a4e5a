import BSON
import Synchronization
import TestSupport

/// Puts empty batches before each batch of every cursor, as routers do while their shards have nothing ready.
///
/// What a server sent is kept until the client has asked often enough; cursors that were at their end live on for it.
final class EmptyBatches: Sendable {
  /// What a cursor has still to give.
  private struct Held {
    var batches: [BSONValue]
    var isEnded: Bool
    var empty: Int
    let namespace: BSONValue
  }

  private struct State {
    var held: [Int64: Held] = [:]
    var given = 0
    var lastID: Int64 = 1 << 60
  }

  private let state = Mutex(State())
  private let count: Int

  /// Puts so many before each batch.
  init(_ count: Int) { self.count = count }

  /// How many were given so far.
  var given: Int { state.withLock { $0.given } }

  /// Changes the reply to a command.
  func change(_ command: BSONDocument, _ reply: BSONDocument) -> ReplyProxy.Change {
    if let batch = reply[path: "cursor", "firstBatch"], let namespace = reply[path: "cursor", "ns"] {
      return .document(opened(batch, namespace, Self.id(reply[path: "cursor", "id"])))
    }
    guard command.names.first == "getMore", let next = next(Self.id(command["getMore"]), reply) else { return .none }
    return .document(next)
  }

  private func opened(_ batch: BSONValue, _ namespace: BSONValue, _ ownID: Int64) -> BSONDocument {
    state.withLock { state in
      state.lastID += 1
      let id = ownID == 0 ? state.lastID : ownID
      state.held[id] = Held(batches: [batch], isEnded: ownID == 0, empty: count - 1, namespace: namespace)
      state.given += 1
      return Self.reply(id, namespace, ("firstBatch", []))
    }
  }

  private func next(_ id: Int64, _ reply: BSONDocument) -> BSONDocument? {
    state.withLock { state in
      guard var held = state.held[id] else { return nil }
      // To an invented cursor, or one that has ended, the server has nothing to say but that it does not know it.
      if !held.isEnded, let batch = reply[path: "cursor", "nextBatch"] {
        held.batches.append(batch)
        held.isEnded = Self.id(reply[path: "cursor", "id"]) == 0
      }
      guard held.empty <= 0, !held.batches.isEmpty else {
        held.empty -= 1
        state.given += 1
        state.held[id] = held
        return Self.reply(id, held.namespace, ("nextBatch", []))
      }
      let batch = held.batches.removeFirst()
      held.empty = count
      let isOver = held.isEnded && held.batches.isEmpty
      state.held[id] = isOver ? nil : held
      return Self.reply(isOver ? 0 : id, held.namespace, ("nextBatch", batch))
    }
  }

  private static func id(_ value: BSONValue?) -> Int64 { Int64(value?.int ?? 0) }

  private static func reply(_ id: Int64, _ namespace: BSONValue, _ batch: (String, BSONValue)) -> BSONDocument {
    let cursor = BSONDocument([("id", .int64(id)), ("ns", namespace), batch])
    return ["cursor": .document(cursor), "ok": 1.0]
  }
}
