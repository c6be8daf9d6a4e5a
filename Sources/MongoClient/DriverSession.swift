internal import BSON
internal import CMongoC

/// A session on one server, and the options that send a command there within it.
///
/// Without one the driver would give the command and each further batch sessions of their own, which servers refuse.
struct DriverSession: ~Copyable {
  private let session: OpaquePointer
  /// The server and the session, for commands and cursors.
  let options: DriverDocument

  init(client: OpaquePointer, server: SelectedServer, secrets: Secrets) throws(MongoError) {
    var error = bson_error_t()
    guard let session = mongoc_client_start_session(client, nil, &error) else {
      throw MongoError(error, secrets: secrets)
    }
    let options = try DriverDocument(["serverId": .int32(Int32(bitPattern: server.id))])
    guard mongoc_client_session_append(session, options.bson, &error) else {
      mongoc_client_session_destroy(session)
      throw MongoError(error, secrets: secrets)
    }
    self.session = session
    self.options = options
  }

  deinit { mongoc_client_session_destroy(session) }
}
