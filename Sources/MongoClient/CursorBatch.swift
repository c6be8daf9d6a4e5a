internal import BSON

/// One batch of a cursor, as it lies in its reply.
///
/// Source: MongoDB docs, find and getMore: `{cursor: {id, ns, firstBatch or nextBatch}, ok}`.
struct CursorBatch {
  /// The cursor; 0 where this is the last batch.
  let id: Int64
  /// The namespace that further batches are asked of, `database.collection`.
  let namespace: String
  /// The bytes of the batch's elements within the reply.
  let elements: Range<Int>

  /// Which of its batches a cursor's reply holds.
  enum Place: String {
    case first = "firstBatch"
    case next = "nextBatch"
  }

  /// Reads a reply.
  ///
  /// - Parameters:
  ///   - reply: the bytes of the whole reply.
  ///   - place: which batch it must hold.
  /// - Throws: `MongoError.Code.invalidReply` which says what is wrong.
  init(_ reply: Span<UInt8>, _ place: Place) throws(MongoError) {
    let top = try ReplyEnvelope.fields(["ok", "cursor"], of: "the reply", at: 0, in: reply)
    try ReplyEnvelope.requireSuccess(top[0], in: reply)
    let cursor = try Self.require(top[1], "cursor", .document)
    let other = place == .first ? Place.next : .first
    let names = ["id", "ns", place.rawValue, other.rawValue, "partialResultsReturned"]
    let fields = try ReplyEnvelope.fields(names, of: "its \"cursor\"", at: cursor.value.lowerBound, in: reply)
    guard fields[3] == nil else { throw ReplyEnvelope.invalid("it has a \"\(other.rawValue)\"") }
    if let partial = fields[4], try ReplyEnvelope.value(of: partial, in: reply) != false {
      throw ReplyEnvelope.invalid("it says that not all shards answered")
    }
    id = try Self.id(fields[0], in: reply)
    namespace = try Self.namespace(fields[1], in: reply)
    let batch = try Self.require(fields[2], "cursor.\(place.rawValue)", .array)
    guard reply[batch.value.upperBound - 1] == 0 else { throw ReplyEnvelope.invalid("its batch is damaged") }
    elements = batch.value.lowerBound + 4..<batch.value.upperBound - 1
  }

  /// The part of the namespace before its first dot.
  var database: String { String(namespace.prefix { $0 != "." }) }

  /// The part of the namespace after its first dot.
  var collection: String { String(namespace.drop { $0 != "." }.dropFirst()) }

  private static func id(_ element: BSONElement?, in reply: Span<UInt8>) throws(MongoError) -> Int64 {
    guard let element else { throw ReplyEnvelope.invalid("it has no \"cursor.id\"") }
    switch try ReplyEnvelope.value(of: element, in: reply) {
    case .int64(let id): return id
    case .int32(let id): return Int64(id)
    default: throw wrongType("cursor.id", element.type, "an integer")
    }
  }

  private static func namespace(_ element: BSONElement?, in reply: Span<UInt8>) throws(MongoError) -> String {
    let element = try require(element, "cursor.ns", .string)
    guard case .string(let text) = try ReplyEnvelope.value(of: element, in: reply), let dot = text.firstIndex(of: "."),
      dot != text.startIndex, text.index(after: dot) != text.endIndex, !text.contains("\0")
    else { throw ReplyEnvelope.invalid("its \"cursor.ns\" is not a namespace, \"database.collection\"") }
    return text
  }

  private static func require(
    _ element: BSONElement?, _ name: String, _ type: BSONType
  ) throws(MongoError) -> BSONElement {
    guard let element else { throw ReplyEnvelope.invalid("it has no \"\(name)\"") }
    guard element.type == type else { throw wrongType(name, element.type, "a value of the type \(type.name)") }
    return element
  }

  private static func wrongType(_ name: String, _ found: BSONType, _ expected: String) -> MongoError {
    ReplyEnvelope.invalid("its \"\(name)\" is of the type \(found.name), not \(expected)")
  }
}

extension ReadOnlyCommand {
  /// Whether a cursor over a namespace can be the answer to this command.
  ///
  /// A time series' indexes are those of its buckets; servers name what has no collection `$cmd` and the command.
  ///
  /// Source: MongoDB docs, server: listCollections, listIndexes, aggregate; seen on 4.2.6 to 6.0.27.
  ///
  /// - Parameter batch: the cursor's first batch.
  /// - Returns: whether database and collection are those that were asked for.
  func mayAnswer(_ batch: CursorBatch) -> Bool {
    guard batch.database == database else { return false }
    guard let collection = body[name.rawValue]?.string else { return batch.collection == "$cmd.\(name.rawValue)" }
    let names = [collection, "system.buckets.\(collection)", "$cmd.\(name.rawValue).\(collection)"]
    return names.contains { $0.utf8.elementsEqual(batch.collection.utf8) }
  }
}
