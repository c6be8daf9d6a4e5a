public import BSON

extension AdminClient {
  /// Runs any command, given as Extended JSON, away from the cooperative threads, and returns the reply.
  @discardableResult
  public func run(_ database: String, _ command: String) async throws -> JSON {
    try await offCooperativePool { try self.run(database, command) }
  }

  /// Inserts documents, given as Extended JSON, away from the cooperative threads.
  public func insert(_ namespace: String, documents: [String]) async throws {
    try await offCooperativePool { try self.insert(namespace, documents: documents) }
  }

  /// Inserts documents as they are, away from the cooperative threads.
  public func insert(_ namespace: String, unchecked documents: [BSONDocument]) async throws {
    try await offCooperativePool { try self.insert(namespace, unchecked: documents) }
  }

  /// Inserts generated documents with `_id` 0 to `count` - 1, away from the cooperative threads.
  public func insert(_ namespace: String, count: Int, sizeInBytes: Int) async throws {
    try await offCooperativePool { try self.insert(namespace, count: count, sizeInBytes: sizeInBytes) }
  }
}
