public import BSON
internal import CMongoC

/// The documents of a command that answers in batches.
///
/// It belongs to the thread and the lent client that made it, and must end before the client is given back.
public struct DocumentCursor: ~Copyable {
  private let cursor: OpaquePointer
  // The server ties a cursor to the session that opened it, so the session lives as long as the cursor.
  private let session: DriverSession
  private let secrets: Secrets
  // Where the driver has the document that was stepped to; good until the next step.
  private var document: OpaquePointer?

  init(
    continuing reply: consuming ReplyStorage, client: OpaquePointer, session: consuming DriverSession, secrets: Secrets,
    batchSize: Int32? = nil
  ) throws(MongoError) {
    let cursor = reply.handOver { mongoc_cursor_new_from_command_reply_with_opts(client, $0, session.options.bson) }
    guard let cursor else {
      throw MongoError(.invalidReply, "The driver made no cursor from the server's reply.")
    }
    if let batchSize { mongoc_cursor_set_batch_size(cursor, UInt32(clamping: batchSize)) }
    self.cursor = cursor
    self.session = session
    self.secrets = secrets
  }

  deinit { mongoc_cursor_destroy(cursor) }

  /// Steps to the next document, which can be read until the next step.
  ///
  /// - Returns: whether there is one.
  /// - Throws: `MongoError` when a batch cannot be had.
  public mutating func advance() throws(MongoError) -> Bool {
    document = nil
    if mongoc_cursor_next(cursor, &document) { return document != nil }
    var error = bson_error_t()
    if mongoc_cursor_error(cursor, &error) { throw MongoError(error, secrets: secrets) }
    return false
  }

  /// Lends the bytes of the document stepped to, valid only inside the closure.
  ///
  /// - Parameter body: reads the bytes.
  /// - Returns: what the closure returns, or nothing where there is no document.
  /// - Throws: what the closure throws.
  public borrowing func withDocument<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard let document else { return nil }
    let bytes = UnsafeBufferPointer(start: bson_get_data(document), count: Int(cmongoc_bson_length(document)))
    return try body(bytes.span)
  }

  /// How many bytes the document stepped to has; 0 where there is none.
  public var byteCount: Int { document.map { Int(cmongoc_bson_length($0)) } ?? 0 }

  /// Whether the documents that two cursors have stepped to are the same, byte for byte.
  ///
  /// - Parameter other: the other cursor.
  /// - Returns: whether both have a document and all bytes agree.
  public borrowing func hasSameBytes(as other: borrowing DocumentCursor) -> Bool {
    guard let document, let otherDocument = other.document else { return false }
    let length = cmongoc_bson_length(document)
    return length == cmongoc_bson_length(otherDocument)
      && memcmp(bson_get_data(document), bson_get_data(otherDocument), Int(length)) == 0
  }

  /// Lends the next document's bytes, valid only inside the closure.
  ///
  /// - Parameter body: reads the bytes.
  /// - Returns: what the closure returns, or nothing after the last document.
  /// - Throws: `MongoError` when a batch cannot be had, or what the closure throws.
  public mutating func next<Result>(
    _ body: (Span<UInt8>) throws(MongoError) -> Result
  ) throws(MongoError) -> Result? {
    try advance() ? try withDocument(body) : nil
  }

  /// Copies all documents that are left.
  ///
  /// - Returns: the documents in order.
  /// - Throws: `MongoError` when a batch cannot be had.
  public mutating func rest() throws(MongoError) -> [BSONDocument] {
    var documents: [BSONDocument] = []
    while true {
      let document = try next { (bytes) throws(MongoError) in
        do {
          return try BSONDocument(copying: bytes)
        } catch {
          throw MongoError(.invalidReply, "A document in the reply is damaged. \(error)")
        }
      }
      guard let document else { return documents }
      documents.append(document)
    }
  }
}
