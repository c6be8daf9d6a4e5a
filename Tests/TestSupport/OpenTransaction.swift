import CMongoC
import Foundation

/// A transaction that has written one document and stays open until it is ended.
///
/// Its client serves one thread at a time: the lock is held around every use after it was made.
public final class OpenTransaction: @unchecked Sendable {
  private let client: OpaquePointer
  private let session: OpaquePointer
  private let lock = NSLock()

  /// Opens a transaction on a set's primary that inserts into a collection, which must be there.
  public init(_ connectionString: String, inserting document: String, into collection: (String, String)) throws {
    _ = AdminClient.driver
    var error = bson_error_t()
    guard let client = mongoc_client_new(connectionString) else {
      throw ServerError(code: 0, message: "not a connection string: \(connectionString)")
    }
    guard let session = mongoc_client_start_session(client, nil, &error) else {
      mongoc_client_destroy(client)
      throw ServerError(error)
    }
    self.client = client
    self.session = session
    let options = DriverReply()
    let reply = DriverReply()
    let insert = try DriverDocument(#"{"insert": "\#(collection.1)", "documents": [\#(document)]}"#)
    guard mongoc_client_session_start_transaction(session, nil, &error),
      mongoc_client_session_append(session, options.bson, &error),
      mongoc_client_command_with_opts(client, collection.0, insert.bson, nil, options.bson, reply.bson, &error)
    else { throw ServerError(error) }
  }

  /// Ends the transaction; what it wrote stays.
  public func commit() async throws {
    try await offCooperativePool {
      try self.lock.withLock {
        let reply = DriverReply()
        var error = bson_error_t()
        guard mongoc_client_session_commit_transaction(self.session, reply.bson, &error) else {
          throw ServerError(error)
        }
      }
    }
  }

  /// Ends the transaction; nothing of it remains.
  public func abort() async throws {
    try await offCooperativePool {
      try self.lock.withLock {
        var error = bson_error_t()
        guard mongoc_client_session_abort_transaction(self.session, &error) else { throw ServerError(error) }
      }
    }
  }

  deinit {
    mongoc_client_session_destroy(session)
    mongoc_client_destroy(client)
  }
}
