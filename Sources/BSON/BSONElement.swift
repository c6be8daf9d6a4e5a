/// Where one element lies within the bytes of a document.
///
/// It holds positions, not pointers, so it may outlive the bytes; it means nothing without them.
public struct BSONElement: Hashable, Sendable {
  /// The element's type.
  public let type: BSONType
  /// The bytes of its name, without the terminating zero.
  public let name: Range<Int>
  /// The bytes of its value; empty for null, undefined, MinKey and MaxKey.
  public let value: Range<Int>

  /// Whether it has a name.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - bytes: the bytes that the element was found in.
  /// - Returns: whether its name is that, byte for byte.
  public func isNamed(_ name: String, in bytes: Span<UInt8>) -> Bool {
    let wanted = name.utf8
    return self.name.count == wanted.count && zip(self.name, wanted).allSatisfy { bytes[$0] == $1 }
  }
}

extension Span where Element == UInt8 {
  /// Reads a little-endian 32-bit integer.
  ///
  /// - Parameter offset: the byte at which it begins.
  /// - Returns: the integer.
  /// - Throws: `BSONError.Code.truncated` when four bytes are not there.
  func int32(at offset: Int) throws(BSONError) -> Int32 {
    guard offset >= 0, offset <= count - 4 else { throw BSONError(.truncated, at: offset) }
    return Int32(
      bitPattern: UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
        | UInt32(self[offset + 3]) << 24)
  }

  /// Reads a little-endian 64-bit integer.
  ///
  /// - Parameter offset: the byte at which it begins.
  /// - Returns: the integer.
  /// - Throws: `BSONError.Code.truncated` when eight bytes are not there.
  func int64(at offset: Int) throws(BSONError) -> Int64 {
    let low = UInt64(UInt32(bitPattern: try int32(at: offset)))
    let high = UInt64(UInt32(bitPattern: try int32(at: offset + 4)))
    return Int64(bitPattern: low | high << 32)
  }
}
