import CMongoC
import Foundation

extension AdminClient {
  /// A transaction of this client that is open until it is committed.
  public final class Transaction {
    private let client: AdminClient
    private let session: OpaquePointer

    fileprivate init(_ client: AdminClient, _ session: OpaquePointer) {
      self.client = client
      self.session = session
    }

    deinit { client.lock.withLock { mongoc_client_session_destroy(session) } }

    /// Commits it; blocks the calling thread.
    public func commit() throws {
      let reply = DriverReply()
      var error = bson_error_t()
      let succeeded = client.lock.withLock { mongoc_client_session_commit_transaction(session, reply.bson, &error) }
      guard succeeded else { throw ServerError(error) }
    }
  }

  /// Inserts a document, given as Extended JSON, in a transaction that stays open; blocks the calling thread.
  public func beginTransaction(
    inserting document: String, into database: String, _ collection: String
  ) throws -> Transaction {
    let command = try DriverDocument(#"{"insert": "\#(collection)", "documents": [\#(document)]}"#)
    let options = try DriverDocument("{}")
    let reply = DriverReply()
    var error = bson_error_t()
    return try lock.withLock {
      guard let session = mongoc_client_start_session(client, nil, &error) else { throw ServerError(error) }
      guard mongoc_client_session_start_transaction(session, nil, &error),
        mongoc_client_session_append(session, options.bson, &error),
        mongoc_client_write_command_with_opts(client, database, command.bson, options.bson, reply.bson, &error)
      else {
        mongoc_client_session_destroy(session)
        throw ServerError(error)
      }
      return Transaction(self, session)
    }
  }
}
