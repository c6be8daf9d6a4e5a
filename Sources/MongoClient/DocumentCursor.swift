public import BSON
internal import CMongoC
import Foundation

/// The documents of a command that answers in batches.
///
/// Batches are asked for until the server says that the cursor is at its end, by the id 0: a router sends empty batches
/// of a live cursor in normal operation. The documents lie in the driver's reply and are lent from there, not copied.
///
/// It belongs to the thread and the lent client that made it, and must end before the client is given back.
public struct DocumentCursor: ~Copyable {
  private var channel: CursorChannel
  // Holds the bytes that `base` points into.
  private var reply: ReplyStorage
  private var base: UnsafeRawPointer
  private var position: Int
  private var end: Int
  // Where the document that was stepped to lies; good until the next step.
  private var document: UnsafeRawBufferPointer?
  private var emptyBatches = 0
  private var tokenBytes: Range<Int>?

  init(continuing reply: consuming ReplyStorage, through channel: consuming CursorChannel) throws(MongoError) {
    let batch = try reply.withBytes { (bytes) throws(MongoError) in
      let batch = try CursorBatch(bytes, .first)
      try channel.begin(with: batch, in: bytes)
      return batch
    }
    base = reply.base
    self.channel = channel
    self.reply = reply
    (position, end) = (batch.elements.lowerBound, batch.elements.upperBound)
    tokenBytes = batch.resumeToken
  }

  /// Whether the server has more batches.
  var isLive: Bool { channel.isLive }

  /// Up to where a change stream was read once the batch is used up; nil for any other cursor.
  borrowing func resumeToken() throws(MongoError) -> BSONDocument? {
    guard let tokenBytes else { return nil }
    return try reply.withBytes { (bytes) throws(MongoError) in
      try BSONDocument(soundReply: bytes.extracting(tokenBytes))
    }
  }

  /// Steps to the next document of the batch that is there; no other is asked for.
  mutating func advanceWithinBatch() throws(MongoError) -> Bool {
    document = nil
    guard position < end else { return false }
    try step()
    return true
  }

  /// Steps to the next document, which can be read until the next step.
  ///
  /// - Returns: whether there is one.
  /// - Throws: `MongoError` when a batch cannot be had, or is not what a batch must be.
  public mutating func advance() throws(MongoError) -> Bool {
    document = nil
    while position == end {
      guard channel.isLive else { return false }
      try fetch()
    }
    try step()
    return true
  }

  /// Asks for the next batch.
  mutating func fetch() throws(MongoError) {
    try channel.askForMore(into: reply)
    let batch = try Self.further(reply, of: &channel)
    base = reply.base
    (position, end) = (batch.elements.lowerBound, batch.elements.upperBound)
    tokenBytes = batch.resumeToken
    emptyBatches = batch.elements.isEmpty ? emptyBatches + 1 : 0
    // A router that waits for its shards may send many, one right after the other.
    if emptyBatches > Self.emptyBatchesWithoutPause { Thread.sleep(forTimeInterval: 0.01) }
  }

  private static func further(
    _ reply: borrowing ReplyStorage, of channel: inout CursorChannel
  ) throws(MongoError) -> CursorBatch {
    try reply.withBytes { (bytes) throws(MongoError) in
      let batch = try CursorBatch(bytes, .next)
      try channel.go(on: batch, in: bytes)
      return batch
    }
  }

  private static let emptyBatchesWithoutPause = 16

  /// Finds the document at the position; what is not a document there means that the batch is damaged.
  private mutating func step() throws(MongoError) {
    let type = base.load(fromByteOffset: position, as: UInt8.self)
    guard type == BSONType.document.rawValue else {
      let found = BSONType(rawValue: type)?.name ?? "an unknown type"
      throw ReplyEnvelope.invalid("its batch has an element of the type \(found), not a document")
    }
    var start = position + 1
    while start < end, base.load(fromByteOffset: start, as: UInt8.self) != 0 { start += 1 }
    start += 1
    guard start <= end - 5 else { throw ReplyEnvelope.invalid("its batch is damaged") }
    let length = Int(Int32(littleEndian: base.loadUnaligned(fromByteOffset: start, as: Int32.self)))
    guard length >= 5, length <= end - start, base.load(fromByteOffset: start + length - 1, as: UInt8.self) == 0 else {
      throw ReplyEnvelope.invalid("a document of its batch has a length that contradicts the bytes around it")
    }
    document = UnsafeRawBufferPointer(start: base + start, count: length)
    position = start + length
  }

  /// Lends the bytes of the document stepped to, valid only inside the closure.
  ///
  /// - Parameter body: reads the bytes.
  /// - Returns: what the closure returns, or nothing where there is no document.
  /// - Throws: what the closure throws.
  public borrowing func withDocument<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard let document else { return nil }
    return try body(document.assumingMemoryBound(to: UInt8.self).span)
  }

  /// How many bytes the document stepped to has; 0 where there is none.
  public var byteCount: Int { document?.count ?? 0 }

  /// Whether the documents that two cursors have stepped to are the same, byte for byte.
  ///
  /// - Parameter other: the other cursor.
  /// - Returns: whether both have a document and all bytes agree.
  public borrowing func hasSameBytes(as other: borrowing DocumentCursor) -> Bool {
    guard let one = document?.baseAddress, let two = other.document?.baseAddress else { return false }
    return byteCount == other.byteCount && memcmp(one, two, byteCount) == 0
  }

  /// Lends the next document's bytes, valid only inside the closure.
  ///
  /// - Parameter body: reads the bytes.
  /// - Returns: what the closure returns, or nothing after the last document.
  /// - Throws: `MongoError` when a batch cannot be had, or what the closure throws.
  public mutating func next<Result>(
    _ body: (Span<UInt8>) throws(MongoError) -> Result
  ) throws(MongoError) -> Result? {
    try advance() ? try withDocument(body) : nil
  }

  /// Copies all documents that are left.
  ///
  /// - Returns: the documents in order, each of a sound structure.
  /// - Throws: `MongoError` when a batch cannot be had, or a document is damaged.
  public mutating func rest() throws(MongoError) -> [BSONDocument] {
    var documents: [BSONDocument] = []
    while try advance() {
      let document = try withDocument { (bytes) throws(MongoError) in try BSONDocument(soundReply: bytes) }
      guard let document else { return documents }
      documents.append(document)
    }
    return documents
  }
}
