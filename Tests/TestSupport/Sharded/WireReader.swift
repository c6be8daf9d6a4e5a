import BSON

/// Reads the parts of a wire message one after the other.
struct WireReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func skip(_ count: Int) throws { _ = try take(count) }

  mutating func byte() throws -> UInt8 { try take(1).first ?? 0 }

  mutating func int32() throws -> Int32 {
    Int32(bitPattern: try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
  }

  mutating func cString() throws -> String {
    guard let end = bytes[position...].firstIndex(of: 0) else { throw WireRequest.Malformed.tooShort }
    return String(decoding: try take(end + 1 - position).dropLast(), as: UTF8.self)
  }

  mutating func document() throws -> BSONDocument {
    var ahead = self
    let length = Int(try ahead.int32())
    return try BSONDocument(copying: Array(try take(length)).span)
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw WireRequest.Malformed.tooShort }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
