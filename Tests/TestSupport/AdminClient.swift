public import BSON
import CMongoC
import Foundation

/// A driver client for tests, which may run any command and write: what the product must not be able to do.
///
/// A `mongoc_client_t` serves one thread at a time: `lock` is held around every use, which makes sharing safe.
public final class AdminClient: @unchecked Sendable {
  private let client: OpaquePointer
  private let lock = NSLock()

  static let driver: Void = mongoc_init()

  /// Opens a client; it connects with the first command.
  ///
  /// Credentials and TLS options in the text are used.
  public init(_ connectionString: String) throws {
    _ = AdminClient.driver
    var error = bson_error_t()
    guard let uri = mongoc_uri_new_with_error(connectionString, &error) else { throw ServerError(error) }
    defer { mongoc_uri_destroy(uri) }
    guard let client = mongoc_client_new_from_uri_with_error(uri, &error) else { throw ServerError(error) }
    self.client = client
    mongoc_client_set_error_api(client, MONGOC_ERROR_API_VERSION_2)
    if mongoc_uri_get_appname(uri) == nil { mongoc_client_set_appname(client, "tests of the auditor") }
  }

  deinit { mongoc_client_destroy(client) }

  /// Runs any command, given as Extended JSON, and returns the reply; blocks the calling thread.
  @discardableResult
  public func run(_ database: String, _ command: String) throws -> JSON {
    try run(database, try DriverDocument(command))
  }

  /// Runs any command as it is, and returns the reply; blocks the calling thread.
  @discardableResult
  public func run(_ database: String, exactly command: BSONDocument) throws -> JSON {
    try run(database, try DriverDocument(command))
  }

  /// Runs any command, and returns the reply as it is; blocks the calling thread.
  public func document(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    let reply = DriverReply()
    try send(database, try DriverDocument(command), reply)
    return try reply.document()
  }

  private func run(_ database: String, _ document: borrowing DriverDocument) throws -> JSON {
    let reply = DriverReply()
    try send(database, document, reply)
    return try reply.json()
  }

  private func send(
    _ database: String, _ document: borrowing DriverDocument, _ reply: borrowing DriverReply
  ) throws {
    var error = bson_error_t()
    let succeeded = lock.withLock {
      mongoc_client_command_simple(client, database, document.bson, nil, reply.bson, &error)
    }
    guard succeeded else { throw ServerError(error, codeName: try reply.json()["codeName"].string) }
  }

  /// Inserts documents, given as Extended JSON, into `database.collection`; blocks the calling thread.
  public func insert(_ namespace: String, documents: [String]) throws {
    try insert(namespace, count: documents.count) { try DriverDocument(documents[$0]) }
  }

  /// Inserts documents as they are, whatever a driver would say of them; blocks the calling thread.
  public func insert(_ namespace: String, unchecked documents: [BSONDocument]) throws {
    try insert(namespace, count: documents.count, options: #"{"validate": false}"#) {
      try DriverDocument(documents[$0])
    }
  }

  /// Inserts generated documents with `_id` 0 to `count` - 1, each of `sizeInBytes` (29 at least); blocks the calling thread.
  public func insert(_ namespace: String, count: Int, sizeInBytes: Int) throws {
    let overhead = 29
    let text = String(repeating: "x", count: max(0, sizeInBytes - overhead))
    let perRequest = max(1, min(10_000, 8_000_000 / max(1, sizeInBytes)))
    for first in stride(from: 0, to: count, by: perRequest) {
      try insert(namespace, count: min(perRequest, count - first)) {
        try DriverDocument(identifier: first + $0, text: text)
      }
    }
  }

  private func insert(
    _ namespace: String, count: Int, options: String = "{}", document: (Int) throws -> DriverDocument
  ) throws {
    let names = namespace.split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2 else { throw ServerError(code: 73, message: "not a namespace: \(namespace)") }
    try lock.withLock {
      guard let collection = mongoc_client_get_collection(client, names[0], names[1]) else {
        throw ServerError(code: 73, message: "no such collection: \(namespace)")
      }
      defer { mongoc_collection_destroy(collection) }
      guard count > 0, let bulk = mongoc_collection_create_bulk_operation_with_opts(collection, nil) else { return }
      defer { mongoc_bulk_operation_destroy(bulk) }
      let options = try DriverDocument(options)
      for index in 0..<count {
        let document = try document(index)
        var error = bson_error_t()
        guard mongoc_bulk_operation_insert_with_opts(bulk, document.bson, options.bson, &error) else {
          throw ServerError(error)
        }
      }
      let reply = DriverReply()
      var error = bson_error_t()
      guard mongoc_bulk_operation_execute(bulk, reply.bson, &error) != 0 else { throw ServerError(error) }
    }
  }
}
