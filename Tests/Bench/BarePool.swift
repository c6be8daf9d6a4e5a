import CMongoC

/// Connections to one server, and nothing around them.
final class BarePool: @unchecked Sendable {
  let pool: OpaquePointer?

  init(node: String, size: Int) {
    let uri = mongoc_uri_new("mongodb://\(node)/?directConnection=true")
    pool = mongoc_client_pool_new(uri)
    mongoc_client_pool_max_size(pool, UInt32(size))
    mongoc_uri_destroy(uri)
  }

  /// Chooses the server, opens a session, sends a command, and reads all batches of its reply without keeping any.
  ///
  /// - Parameter command: the command.
  /// - Returns: whether the server answered.
  func send(_ command: PreparedCommand) -> Bool {
    let client = mongoc_client_pool_pop(pool)
    defer { mongoc_client_pool_push(pool, client) }
    let server = mongoc_client_select_server(client, true, nil, nil)
    let session = mongoc_client_start_session(client, nil, nil)
    let options = bson_new()
    bson_append_int32(options, "serverId", 8, Int32(bitPattern: mongoc_server_description_id(server)))
    mongoc_client_session_append(session, options, nil)
    defer {
      bson_destroy(options)
      mongoc_client_session_destroy(session)
      mongoc_server_description_destroy(server)
    }
    let preference = mongoc_read_prefs_new(MONGOC_READ_PRIMARY_PREFERRED)
    defer { mongoc_read_prefs_destroy(preference) }
    let reply = UnsafeMutableRawPointer.allocate(
      byteCount: CMongoCBSONSize, alignment: CMongoCBSONAlignment)
    defer { reply.deallocate() }
    let document = OpaquePointer(reply)
    let succeeded = mongoc_client_read_command_with_opts(
      client, command.database, command.bson, preference, options, document, nil)
    guard bson_has_field(document, "cursor") else {
      // A refusal is an answer too, and the survey had the same one.
      let isAnswered = succeeded || bson_has_field(document, "ok")
      bson_destroy(document)
      return isAnswered
    }
    // The driver frees a document that it takes over, so it gets one from the heap; that destroys the original.
    let cursor = mongoc_cursor_new_from_command_reply_with_opts(client, bson_copy(document), options)
    bson_destroy(document)
    var next: OpaquePointer?
    while mongoc_cursor_next(cursor, &next) {}
    mongoc_cursor_destroy(cursor)
    return true
  }
}
