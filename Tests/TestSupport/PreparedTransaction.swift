public import BSON

/// A transaction on one shard that is prepared and not yet committed, as in the middle of a commit over several shards.
public struct PreparedTransaction: Sendable {
  private static let session: BSONDocument = ["id": .other(.binary, [16, 0, 0, 0, 4] + Array(1...16))]

  private let port: Int
  private let moment: BSONValue

  /// Inserts a document in a transaction and prepares it, as a coordinator of such a commit would; blocks.
  ///
  /// - Parameters:
  ///   - server: the shard's primary.
  ///   - document: the document.
  ///   - collection: the names of the database and the collection, which must be there.
  /// - Throws: `ServerError` when the server refuses.
  public init(
    on server: MongodProcess, inserting document: BSONDocument, into collection: (String, String)
  ) throws {
    port = server.port
    let client = ConfigServerConnection(port: port)
    let insert: BSONDocument = [
      "insert": .string(collection.1), "documents": [.document(document)], "startTransaction": true,
    ]
    _ = try Self.run(collection.0, insert, client)
    let prepare: BSONDocument = ["prepareTransaction": 1, "writeConcern": ["w": "majority"]]
    let reply = try Self.run("admin", prepare, client)
    guard let moment = reply["prepareTimestamp"] else {
      throw ServerError(code: 0, message: "not prepared: \(reply)")
    }
    self.moment = moment
  }

  /// Commits it, as the coordinator decides in the end; blocks.
  ///
  /// - Throws: `ServerError` when the server refuses.
  public func commit() throws {
    let commit: BSONDocument = ["commitTransaction": 1, "commitTimestamp": moment]
    _ = try Self.run("admin", commit, ConfigServerConnection(port: port))
  }

  private static func run(
    _ database: String, _ command: BSONDocument, _ client: ConfigServerConnection
  ) throws -> BSONDocument {
    let within = command.appending("lsid", .document(session)).appending("txnNumber", .int64(1))
      .appending("autocommit", false)
    let reply = try client.run(database, within)
    guard reply["ok"] == 1.0 else {
      throw ServerError(code: reply["code"]?.int ?? 0, message: reply["errmsg"]?.string ?? "\(reply)")
    }
    return reply
  }
}
