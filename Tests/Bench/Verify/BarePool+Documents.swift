import CMongoC

extension BarePool {
  /// Lends a collection of the benchmark's database.
  func withCollection<Result>(_ name: String, _ body: (OpaquePointer?) throws -> Result) rethrows -> Result {
    let client = mongoc_client_pool_pop(pool)
    let collection = mongoc_client_get_collection(client, GeneratedCollection.database, name)
    defer {
      mongoc_collection_destroy(collection)
      mongoc_client_pool_push(pool, client)
    }
    return try body(collection)
  }

  /// Inserts documents.
  ///
  /// - Parameters:
  ///   - documents: the documents, which stay the caller's.
  ///   - name: the collection.
  /// - Throws: `BenchFailure` when the server refuses one.
  func insert(_ documents: [OpaquePointer?], into name: String) throws {
    let options = try ownDocument(#"{"ordered": false, "validate": false}"#)
    defer { bson_destroy(options) }
    try withCollection(name) { collection in
      var error = bson_error_t()
      var batch = documents
      guard mongoc_collection_insert_many(collection, &batch, batch.count, options, nil, &error) else {
        throw BenchFailure("Documents were not inserted", error)
      }
    }
  }

  /// Changes one field of documents.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of the documents.
  ///   - name: the collection.
  /// - Throws: `BenchFailure` when not every one was changed.
  func change(_ numbers: [Int], in name: String) throws {
    let update = try ownDocument(#"{"$inc": {"quantity": 1}}"#)
    defer { bson_destroy(update) }
    try withCollection(name) { collection in
      let bulk = mongoc_collection_create_bulk_operation_with_opts(collection, nil)
      defer { mongoc_bulk_operation_destroy(bulk) }
      var error = bson_error_t()
      for number in numbers {
        let selector = try ownDocument(#"{"_id": {"$oid": "\#(DocumentGenerator.identifier(number))"}}"#)
        defer { bson_destroy(selector) }
        guard mongoc_bulk_operation_update_one_with_opts(bulk, selector, update, nil, &error) else {
          throw BenchFailure("A change was not accepted", error)
        }
      }
      guard mongoc_bulk_operation_execute(bulk, nil, &error) != 0 else {
        throw BenchFailure("Documents were not changed", error)
      }
    }
  }

  /// Steps over all documents of a query, and over nothing else.
  ///
  /// - Parameters:
  ///   - name: the collection.
  ///   - options: how they are read, as Extended JSON.
  /// - Returns: how many there were, and how many bytes they have.
  /// - Throws: `BenchFailure` when not all could be read.
  func drain(_ name: String, _ options: String) throws -> (documents: Int, bytes: Int) {
    let (filter, options) = (try ownDocument("{}"), try ownDocument(options))
    defer {
      bson_destroy(filter)
      bson_destroy(options)
    }
    return try withCollection(name) { collection in
      let cursor = mongoc_collection_find_with_opts(collection, filter, options, nil)
      defer { mongoc_cursor_destroy(cursor) }
      var (documents, bytes) = (0, 0)
      var document: OpaquePointer?
      while mongoc_cursor_next(cursor, &document) {
        documents += 1
        if let document { bytes += Int(cmongoc_bson_length(document)) }
      }
      var error = bson_error_t()
      guard !mongoc_cursor_error(cursor, &error) else { throw BenchFailure("Documents were not read", error) }
      return (documents, bytes)
    }
  }

  private func ownDocument(_ json: String) throws -> OpaquePointer {
    var error = bson_error_t()
    let document = Array(json.utf8).withUnsafeBufferPointer { bson_new_from_json($0.baseAddress, $0.count, &error) }
    guard let document else { throw BenchFailure("No document", error) }
    return document
  }
}

extension BenchFailure {
  /// States what the driver or the server said.
  fileprivate init(_ outcome: String, _ error: bson_error_t) {
    let message = withUnsafeBytes(of: error.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    self.init("\(outcome): \(message)")
  }
}
