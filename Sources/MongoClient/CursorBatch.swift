internal import BSON

/// One batch of a cursor, as it lies in its reply.
///
/// Reading it allocates nothing, since there may be thousands.
///
/// Source: MongoDB docs, find and getMore: `{cursor: {id, ns, firstBatch or nextBatch}, ok}`.
struct CursorBatch {
  /// The cursor; 0 where this is the last batch.
  let id: Int64
  /// The bytes of the namespace, `database.collection`, within the reply.
  let namespace: Range<Int>
  /// The bytes of the batch's elements within the reply.
  let elements: Range<Int>
  /// The bytes of the token up to which a change stream has been read with it; nil for any other cursor.
  let resumeToken: Range<Int>?

  /// Which of its batches a cursor's reply holds.
  enum Place: String {
    case first = "firstBatch"
    case next = "nextBatch"

    var other: Place { self == .first ? .next : .first }
  }

  /// Reads a reply.
  ///
  /// - Parameters:
  ///   - reply: the bytes of the whole reply.
  ///   - place: which batch it must hold.
  /// - Throws: `MongoError.Code.invalidReply` which says what is wrong.
  init(_ reply: Span<UInt8>, _ place: Place) throws(MongoError) {
    try ReplyEnvelope.requirePossibleSize(reply)
    var (ok, cursor): (BSONElement?, BSONElement?)
    try ReplyEnvelope.eachField(of: "the reply", at: 0, in: reply) { (element) throws(MongoError) in
      if element.isNamed("ok", in: reply) {
        try ReplyEnvelope.note(element, as: &ok, "ok")
      } else if element.isNamed("cursor", in: reply) {
        try ReplyEnvelope.note(element, as: &cursor, "cursor")
      }
    }
    try ReplyEnvelope.requireSuccess(ok, in: reply)
    let start = try Self.require(cursor, "cursor", .document).value.lowerBound
    var (id, namespace, batch, token): (BSONElement?, BSONElement?, BSONElement?, BSONElement?)
    try ReplyEnvelope.eachField(of: "its \"cursor\"", at: start, in: reply) { (element) throws(MongoError) in
      if element.isNamed("id", in: reply) {
        try ReplyEnvelope.note(element, as: &id, "cursor.id")
      } else if element.isNamed("ns", in: reply) {
        try ReplyEnvelope.note(element, as: &namespace, "cursor.ns")
      } else if element.isNamed(place.rawValue, in: reply) {
        try ReplyEnvelope.note(element, as: &batch, "cursor.\(place.rawValue)")
      } else if element.isNamed(place.other.rawValue, in: reply) {
        throw ReplyEnvelope.invalid("it has a \"\(place.other.rawValue)\"")
      } else if element.isNamed("postBatchResumeToken", in: reply) {
        try ReplyEnvelope.note(element, as: &token, "cursor.postBatchResumeToken")
      } else if element.isNamed("partialResultsReturned", in: reply) {
        guard try ReplyEnvelope.value(of: element, in: reply) == false else {
          throw ReplyEnvelope.invalid("it says that not all shards answered")
        }
      }
    }
    self.id = try Self.id(id, in: reply)
    self.namespace = try Self.namespace(namespace, in: reply)
    let array = try Self.require(batch, "cursor.\(place.rawValue)", .array).value
    guard reply[array.upperBound - 1] == 0 else { throw ReplyEnvelope.invalid("its batch is damaged") }
    elements = array.lowerBound + 4..<array.upperBound - 1
    resumeToken = try token.map { (token) throws(MongoError) in
      try Self.require(token, "cursor.postBatchResumeToken", .document).value
    }
  }

  private static func id(_ element: BSONElement?, in reply: Span<UInt8>) throws(MongoError) -> Int64 {
    guard let element else { throw ReplyEnvelope.invalid("it has no \"cursor.id\"") }
    switch try ReplyEnvelope.value(of: element, in: reply) {
    case .int64(let id): return id
    case .int32(let id): return Int64(id)
    default: throw wrongType("cursor.id", element.type, "an integer")
    }
  }

  /// The bytes of a text with something before its first dot and after it, and no zero in it.
  private static func namespace(_ element: BSONElement?, in reply: Span<UInt8>) throws(MongoError) -> Range<Int> {
    let value = try require(element, "cursor.ns", .string).value
    let text = value.lowerBound + 4..<value.upperBound - 1
    guard let dot = text.first(where: { reply[$0] == UInt8(ascii: ".") }), dot > text.lowerBound,
      dot + 1 < text.upperBound, text.allSatisfy({ reply[$0] != 0 })
    else { throw ReplyEnvelope.invalid("its \"cursor.ns\" is not a namespace, \"database.collection\"") }
    return text
  }

  private static func require(
    _ element: BSONElement?, _ name: @autoclosure () -> String, _ type: BSONType
  ) throws(MongoError) -> BSONElement {
    guard let element else { throw ReplyEnvelope.invalid("it has no \"\(name())\"") }
    guard element.type == type else { throw wrongType(name(), element.type, "a value of the type \(type.name)") }
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
  /// - Parameters:
  ///   - givenDatabase: the database of the namespace.
  ///   - givenCollection: the rest of the namespace.
  /// - Returns: whether both are those that were asked for.
  func mayAnswer(from givenDatabase: String, _ givenCollection: String) -> Bool {
    guard givenDatabase.utf8.elementsEqual(database.utf8) else { return false }
    guard let asked = body[name.rawValue]?.string else { return givenCollection == "$cmd.\(name.rawValue)" }
    let names = [asked, "system.buckets.\(asked)", "$cmd.\(name.rawValue).\(asked)"]
    return names.contains { $0.utf8.elementsEqual(givenCollection.utf8) }
  }
}
