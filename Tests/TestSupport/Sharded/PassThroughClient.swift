import BSON
import CMongoC

/// A driver client that passes commands on as they are, all in one session, so that a cursor goes on where it began.
///
/// It serves the one thread that made it.
final class PassThroughClient {
  private let client: OpaquePointer
  private let session: OpaquePointer
  private let options: DriverReply

  /// Connects to a server or to a set's primary, as the user in the connection string.
  init(_ connectionString: String) throws {
    _ = AdminClient.driver
    var error = bson_error_t()
    guard let uri = mongoc_uri_new_with_error(connectionString, &error) else { throw ServerError(error) }
    defer { mongoc_uri_destroy(uri) }
    guard let client = mongoc_client_new_from_uri_with_error(uri, &error) else { throw ServerError(error) }
    mongoc_client_set_error_api(client, MONGOC_ERROR_API_VERSION_2)
    mongoc_client_set_appname(client, "router stand-in")
    guard let session = mongoc_client_start_session(client, nil, &error) else {
      mongoc_client_destroy(client)
      throw ServerError(error)
    }
    self.client = client
    self.session = session
    options = DriverReply()
    mongoc_client_session_append(session, options.bson, nil)
  }

  deinit {
    mongoc_client_session_destroy(session)
    mongoc_client_destroy(client)
  }

  /// The newest time that the server has named with a reply.
  private(set) var operationTime: BSONValue?

  /// Runs a command, and gives the reply without gossip about time, whether the server refused or not.
  func run(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    let document = try DriverDocument(command.without(["lsid", "$clusterTime", "$db", "$readPreference", "txnNumber"]))
    let reply = DriverReply()
    var error = bson_error_t()
    let succeeded = mongoc_client_command_with_opts(
      client, database, document.bson, nil, options.bson, reply.bson, &error)
    let whole = try reply.document()
    operationTime = whole["operationTime"] ?? operationTime
    let answer = whole.without(["$clusterTime", "operationTime", "lastCommittedOpTime"])
    guard succeeded || answer["ok"] != nil else { throw ServerError(error) }
    return answer
  }
}
