public import BSON
internal import CMongoC

/// MongoDB Extended JSON version 2, as libbson writes and reads it.
public enum ExtendedJSON {
  /// A document in canonical form, which keeps every type.
  ///
  /// - Parameter document: a document.
  /// - Returns: the text.
  /// - Throws: `MongoError.Code.invalidReply` when libbson cannot walk the document.
  public static func canonical(_ document: BSONDocument) throws(MongoError) -> String {
    _ = DriverRuntime.ready
    let driver = try DriverDocument(document)
    var length = 0
    guard let text = bson_as_canonical_extended_json(driver.bson, &length) else {
      throw MongoError(.invalidReply, "A document could not be written as Extended JSON: its bytes are damaged.")
    }
    defer { bson_free(text) }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
  }

  /// One value in canonical form.
  ///
  /// - Parameter value: any value of a document.
  /// - Returns: the text.
  /// - Throws: `MongoError.Code.invalidReply` when libbson cannot walk the value.
  public static func canonical(value: BSONValue) throws(MongoError) -> String {
    let text = try canonical(BSONDocument([("", value)]))
    guard text.hasPrefix(valuePrefix), text.hasSuffix(" }") else {
      throw MongoError(.invalidReply, "A value could not be written as Extended JSON.")
    }
    return String(text.dropFirst(valuePrefix.count).dropLast(2))
  }

  /// How libbson begins a document of one value without a name.
  private static let valuePrefix = "{ \"\" : "

  /// Reads a document.
  ///
  /// - Parameter text: canonical or relaxed Extended JSON.
  /// - Returns: the document.
  /// - Throws: `MongoError.Code.invalidReply` when the text is no Extended JSON document.
  public static func document(_ text: String) throws(MongoError) -> BSONDocument {
    _ = DriverRuntime.ready
    var error = bson_error_t()
    var text = text
    let parsed = text.withUTF8 { bson_new_from_json($0.baseAddress, $0.count, &error) }
    guard let parsed else {
      throw MongoError(.invalidReply, "Not an Extended JSON document: \(error.text)")
    }
    defer { bson_destroy(parsed) }
    return try BSONDocument(copying: parsed)
  }
}

extension BSONDocument {
  /// Whether libbson finds every element sound and every string UTF-8.
  public var isValid: Bool {
    guard let driver = try? DriverDocument(self) else { return false }
    guard bson_validate(driver.bson, BSON_VALIDATE_UTF8, nil) else { return false }
    // In libbson 1.23 the above passes over a string that is not UTF-8; writing the text does not.
    return (try? ExtendedJSON.canonical(self)) != nil
  }
}
