/// Steps through the elements of a document that somebody else owns, copying nothing.
///
/// The walker keeps positions only; each step is given the bytes anew, so it can walk memory that is lent for the
/// length of a closure, such as a document a cursor points at.
public struct BSONWalker: Sendable {
  private var position: Int
  private let end: Int

  /// Begins at a document's first element.
  ///
  /// - Parameters:
  ///   - bytes: bytes in which the document lies.
  ///   - start: the byte at which its length field begins.
  /// - Throws: `BSONError` when the length field contradicts the bytes.
  public init(_ bytes: Span<UInt8>, from start: Int = 0) throws(BSONError) {
    let length = Int(try bytes.int32(at: start))
    guard length >= 5 else { throw BSONError(.wrongLength, at: start) }
    guard length <= bytes.count - start else { throw BSONError(.truncated, at: start) }
    end = start + length - 1
    guard bytes[end] == 0 else { throw BSONError(.wrongLength, at: end) }
    position = start + 4
  }

  /// Steps to the next element.
  ///
  /// - Parameter bytes: the same bytes the walker was made with.
  /// - Returns: the element, or `nil` after the last.
  /// - Throws: `BSONError` when the element is damaged.
  public mutating func next(in bytes: Span<UInt8>) throws(BSONError) -> BSONElement? {
    guard position < end else { return nil }
    guard let type = BSONType(rawValue: bytes[position]) else { throw BSONError(.unknownType, at: position) }
    let nameStart = position + 1
    let nameEnd = try terminator(from: nameStart, in: bytes)
    let valueStart = nameEnd + 1
    let length = try valueLength(of: type, at: valueStart, in: bytes)
    guard length >= 0, length <= end - valueStart else { throw BSONError(.truncated, at: valueStart) }
    position = valueStart + length
    return BSONElement(type: type, name: nameStart..<nameEnd, value: valueStart..<position)
  }

  private func terminator(from start: Int, in bytes: Span<UInt8>) throws(BSONError) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0 { return index }
      index += 1
    }
    throw BSONError(.truncated, at: start)
  }

  private func valueLength(of type: BSONType, at start: Int, in bytes: Span<UInt8>) throws(BSONError) -> Int {
    switch type {
    case .null, .undefined, .minKey, .maxKey: return 0
    case .bool: return 1
    case .int32: return 4
    case .double, .date, .timestamp, .int64: return 8
    case .objectID: return 12
    case .decimal128: return 16
    case .document, .array: return try lengthField(at: start, atLeast: 5, in: bytes)
    case .javaScriptWithScope: return try lengthField(at: start, atLeast: 14, in: bytes)
    case .string, .javaScript, .symbol:
      let length = 4 + (try lengthField(at: start, atLeast: 1, in: bytes))
      guard length <= end - start else { throw BSONError(.truncated, at: start) }
      guard bytes[start + length - 1] == 0 else { throw BSONError(.wrongLength, at: start) }
      return length
    case .binary: return 5 + (try lengthField(at: start, atLeast: 0, in: bytes))
    case .dbPointer: return 16 + (try lengthField(at: start, atLeast: 1, in: bytes))
    case .regularExpression:
      let pattern = try terminator(from: start, in: bytes)
      return try terminator(from: pattern + 1, in: bytes) + 1 - start
    }
  }

  private func lengthField(at start: Int, atLeast least: Int, in bytes: Span<UInt8>) throws(BSONError) -> Int {
    let length = Int(try bytes.int32(at: start))
    guard length >= least else { throw BSONError(.wrongLength, at: start) }
    return length
  }
}
