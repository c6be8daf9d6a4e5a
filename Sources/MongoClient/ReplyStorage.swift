internal import BSON
internal import CMongoC

/// Correctly aligned room for a `bson_t` that the driver fills in and we destroy.
///
/// A `bson_t` is 128-byte aligned in Debian's build, which Swift cannot see, so one must never live on Swift's stack.
struct ReplyStorage: ~Copyable {
  /// The document, always initialised.
  let bson: OpaquePointer
  private let memory: UnsafeMutableRawPointer

  init() {
    memory = .allocate(byteCount: Int(CMongoCBSONSize), alignment: Int(CMongoCBSONAlignment))
    bson = OpaquePointer(memory)
    bson_init(bson)
  }

  deinit {
    bson_destroy(bson)
    memory.deallocate()
  }

  /// Where the document's bytes begin; good until the driver fills in another.
  var base: UnsafeRawPointer { UnsafeRawPointer(bson_get_data(bson)) }

  /// Lets go of the document, and has an empty one.
  func clear() {
    bson_destroy(bson)
    bson_init(bson)
  }

  /// Lends the document's bytes, valid only inside the closure.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: bson_get_data(bson), count: Int(cmongoc_bson_length(bson))).span)
  }

  /// Copies the reply out, so that it outlives this room.
  func document() throws(MongoError) -> BSONDocument { try BSONDocument(copying: bson) }
}

/// A document of ours in the driver's form, for the length of a call.
struct DriverDocument: ~Copyable {
  let bson: OpaquePointer

  /// Copies a document's bytes to the C heap.
  init(_ document: BSONDocument) throws(MongoError) {
    guard let bson = document.bytes.withUnsafeBufferPointer({ bson_new_from_data($0.baseAddress, $0.count) }) else {
      throw MongoError(.invalidReply, "The driver did not accept a document that the auditor built.")
    }
    self.bson = bson
  }

  deinit { bson_destroy(bson) }

  /// Gives the document to whoever destroys it.
  consuming func takeOver() -> OpaquePointer {
    let bson = bson
    discard self
    return bson
  }
}

extension BSONDocument {
  /// Copies what a server sent, once every element of it is where it must be.
  init(soundReply bytes: Span<UInt8>) throws(MongoError) {
    do throws(BSONError) {
      try self.init(copying: bytes)
      try requireSoundStructure()
    } catch {
      throw MongoError(.invalidReply, "The reply is damaged. \(error)")
    }
  }

  /// Copies a document that the driver owns.
  init(copying bson: OpaquePointer) throws(MongoError) {
    let bytes = UnsafeBufferPointer(start: bson_get_data(bson), count: Int(cmongoc_bson_length(bson)))
    do {
      try self.init(copying: bytes.span)
    } catch {
      throw MongoError(.invalidReply, "The reply is damaged. \(error)")
    }
  }
}
