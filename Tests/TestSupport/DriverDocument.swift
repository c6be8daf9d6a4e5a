import BSON
import CMongoC

/// A document of libbson that is owned here: `bson_t` is over-aligned, so it lives where libbson allocated it.
struct DriverDocument: ~Copyable {
  let bson: OpaquePointer

  /// Parses Extended JSON.
  init(_ json: String) throws {
    var error = bson_error_t()
    let parsed = json.withCString { text in
      text.withMemoryRebound(to: UInt8.self, capacity: json.utf8.count) {
        bson_new_from_json($0, json.utf8.count, &error)
      }
    }
    guard let parsed else { throw ServerError(error) }
    bson = parsed
  }

  /// A generated document with a counted `_id` and text of the wanted length.
  init(identifier: Int, text: String) throws {
    guard let empty = bson_new() else { throw ServerError(code: 0, message: "no memory for a document") }
    bson = empty
    bson_append_int64(empty, "_id", 3, Int64(identifier))
    bson_append_utf8(empty, "text", 4, text, Int32(text.utf8.count))
  }

  /// Copies a document's bytes.
  init(_ document: BSONDocument) throws {
    guard let copy = document.bytes.withUnsafeBufferPointer({ bson_new_from_data($0.baseAddress, $0.count) }) else {
      throw ServerError(code: 0, message: "the driver does not accept a document")
    }
    bson = copy
  }

  deinit { bson_destroy(bson) }

  func document() throws -> BSONDocument {
    let bytes = UnsafeBufferPointer(start: bson_get_data(bson), count: Int(cmongoc_bson_length(bson)))
    return try BSONDocument(copying: bytes.span)
  }
}

/// Correctly aligned room for a reply that libmongoc fills in.
struct DriverReply: ~Copyable {
  let bson: OpaquePointer
  private let memory: UnsafeMutableRawPointer

  init() {
    memory = .allocate(byteCount: CMongoCBSONSize, alignment: CMongoCBSONAlignment)
    bson = OpaquePointer(memory)
    bson_init(bson)
  }

  deinit {
    bson_destroy(bson)
    memory.deallocate()
  }

  func document() throws -> BSONDocument {
    let bytes = UnsafeBufferPointer(start: bson_get_data(bson), count: Int(cmongoc_bson_length(bson)))
    return try BSONDocument(copying: bytes.span)
  }

  func json() throws -> JSON {
    guard let text = bson_as_relaxed_extended_json(bson, nil) else {
      throw ServerError(code: 0, message: "the reply cannot be shown as Extended JSON")
    }
    defer { bson_free(text) }
    return try JSON(parsing: String(cString: text))
  }
}
