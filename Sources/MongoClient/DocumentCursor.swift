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

  init(
    continuing reply: BSONDocument, client: OpaquePointer, session: consuming DriverSession, secrets: Secrets
  ) throws(MongoError) {
    let first = try DriverDocument(reply)
    // The driver takes the reply over and destroys it, so it gets a copy of its own.
    guard let owned = bson_copy(first.bson),
      let cursor = mongoc_cursor_new_from_command_reply_with_opts(client, owned, session.options.bson)
    else { throw MongoError(.invalidReply, "The driver made no cursor from the server's reply.") }
    self.cursor = cursor
    self.session = session
    self.secrets = secrets
  }

  deinit { mongoc_cursor_destroy(cursor) }

  /// Lends the next document's bytes, valid only inside the closure.
  ///
  /// - Parameter body: reads the bytes.
  /// - Returns: what the closure returns, or nothing after the last document.
  /// - Throws: `MongoError` when a batch cannot be had, or what the closure throws.
  public mutating func next<Result>(
    _ body: (Span<UInt8>) throws(MongoError) -> Result
  ) throws(MongoError) -> Result? {
    var document: OpaquePointer?
    guard mongoc_cursor_next(cursor, &document), let document else {
      var error = bson_error_t()
      if mongoc_cursor_error(cursor, &error) { throw MongoError(error, secrets: secrets) }
      return nil
    }
    let bytes = UnsafeBufferPointer(start: bson_get_data(document), count: Int(cmongoc_bson_length(document)))
    return try body(bytes.span)
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
