internal import BSON

/// What every reply must have around its content, checked before any of it is believed.
///
/// The driver takes any `ok` but 0 for success, a text included, and looks at little else.
///
/// Source: MongoDB docs, database commands: `ok` is 1 where a command succeeded.
enum ReplyEnvelope {
  /// The most bytes that a reply can have: 16 MiB of documents, and as much again for the names of very small ones.
  ///
  /// Source: server source: the largest document of a server's own, and how many bytes of documents a batch holds.
  static let largest = 32 << 20

  /// Checks that a reply is none that no server sends: hundreds of such would fill the memory.
  ///
  /// - Parameter reply: the bytes of the whole reply.
  /// - Throws: `MongoError.Code.invalidReply` when it has more bytes than a server's reply can have.
  static func requirePossibleSize(_ reply: Span<UInt8>) throws(MongoError) {
    guard reply.count <= largest else {
      throw invalid("it has \(reply.count) bytes, and no server sends more than \(largest)")
    }
  }

  /// Checks that a reply says that the command succeeded.
  ///
  /// - Parameter reply: the bytes of the whole reply.
  /// - Throws: `MongoError.Code.invalidReply` when `ok` is absent, there twice, or anything but the number 1.
  static func requireSuccess(_ reply: Span<UInt8>) throws(MongoError) {
    try requirePossibleSize(reply)
    var ok: BSONElement?
    try eachField(of: "the reply", at: 0, in: reply) { (element) throws(MongoError) in
      if element.isNamed("ok", in: reply) { try note(element, as: &ok, "ok") }
    }
    try requireSuccess(ok, in: reply)
  }

  static func requireSuccess(_ ok: BSONElement?, in reply: Span<UInt8>) throws(MongoError) {
    guard let ok else { throw invalid("it has no \"ok\"") }
    switch try value(of: ok, in: reply) {
    case .double(1), .int32(1), .int64(1): return
    case .double, .int32, .int64: throw invalid("its \"ok\" is neither 0 nor 1")
    default: throw invalid("its \"ok\" is of the type \(ok.type.name), not a number")
    }
  }

  /// Steps through the fields of a document within a reply.
  ///
  /// - Parameters:
  ///   - place: what the document is, for the error.
  ///   - start: the byte at which it begins.
  ///   - reply: the bytes of the whole reply.
  ///   - body: takes each field.
  /// - Throws: `MongoError.Code.invalidReply` when the document is damaged, or what the closure throws.
  static func eachField(
    of place: String, at start: Int, in reply: Span<UInt8>, _ body: (BSONElement) throws(MongoError) -> Void
  ) throws(MongoError) {
    var walker = try damage(place) { () throws(BSONError) in try BSONWalker(reply, from: start) }
    while let element = try damage(place, { () throws(BSONError) in try walker.next(in: reply) }) { try body(element) }
  }

  /// Keeps a field; one that is there twice could be read in two ways.
  static func note(_ element: BSONElement, as field: inout BSONElement?, _ name: String) throws(MongoError) {
    guard field == nil else { throw invalid("its \"\(name)\" is there twice") }
    field = element
  }

  static func value(of element: BSONElement, in reply: Span<UInt8>) throws(MongoError) -> BSONValue {
    try damage("a field") { () throws(BSONError) in try BSONValue(element, in: reply) }
  }

  static func invalid(_ why: String) -> MongoError {
    MongoError(
      .invalidReply,
      "The server's reply is not one that the command can have: \(why). Nothing can be concluded from it. "
        + "Likely causes: a fault in the server, or something between it and the auditor that changes replies.")
  }

  private static func damage<Result>(
    _ place: String, _ read: () throws(BSONError) -> Result
  ) throws(MongoError) -> Result {
    do throws(BSONError) {
      return try read()
    } catch {
      throw invalid("\(place) is damaged. \(error)")
    }
  }
}
