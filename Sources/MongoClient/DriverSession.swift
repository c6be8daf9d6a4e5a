internal import BSON
internal import CMongoC

/// A session on one server, and the options that send a command there within it.
///
/// Without one the driver would give the command and each further batch sessions of their own, which servers refuse.
///
/// A hidden member gets none: the driver does not count it as holding data, and refuses. Then no batch has a session, so
/// they agree all the same.
struct DriverSession: ~Copyable {
  private let session: OpaquePointer?
  /// The server and the session, if there is one, for commands and cursors.
  let options: DriverDocument

  init(client: OpaquePointer, server: SelectedServer) throws(MongoError) {
    var error = bson_error_t()
    let options = try DriverDocument(["serverId": .int32(Int32(bitPattern: server.id))])
    guard let session = mongoc_client_start_session(client, nil, &error) else {
      guard Self.isWithoutSessions(error) else { throw MongoError(error) }
      self.session = nil
      self.options = options
      return
    }
    guard mongoc_client_session_append(session, options.bson, &error) else {
      mongoc_client_session_destroy(session)
      throw MongoError(error)
    }
    self.session = session
    self.options = options
  }

  deinit { if let session { mongoc_client_session_destroy(session) } }

  /// Whether the driver knows of no sessions there: so it says of a hidden member, which it holds for no data node.
  ///
  /// It then sends nothing with a session, further batches included, so a cursor does without.
  private static func isWithoutSessions(_ error: bson_error_t) -> Bool {
    mongoc_error_domain_t(rawValue: error.domain) == MONGOC_ERROR_CLIENT
      && mongoc_error_code_t(rawValue: error.code) == MONGOC_ERROR_CLIENT_SESSION_FAILURE
  }
}
