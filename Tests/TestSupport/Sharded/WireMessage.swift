import BSON

/// Builds messages of the MongoDB wire protocol.
enum WireMessage {
  /// A command or its reply in the form that servers speak since 3.6.
  static func bytes(identifier: Int32 = 0, replyingTo request: Int32 = 0, _ document: BSONDocument) -> [UInt8] {
    bytes(code: 2013, identifier: identifier, replyingTo: request, integers: [0], [0] + document.bytes)
  }

  /// A message of any form: the header, 32-bit integers, and one document.
  static func bytes(code: Int32, replyingTo request: Int32, integers: [Int32], _ document: BSONDocument) -> [UInt8] {
    bytes(code: code, identifier: 0, replyingTo: request, integers: integers, document.bytes)
  }

  private static func bytes(
    code: Int32, identifier: Int32, replyingTo request: Int32, integers: [Int32], _ rest: [UInt8]
  ) -> [UInt8] {
    let length = Int32(truncatingIfNeeded: 16 + 4 * integers.count + rest.count)
    return ([length, identifier, request, code] + integers).flatMap(littleEndian) + rest
  }

  private static func littleEndian(_ integer: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: integer >> (8 * $0)) }
  }
}
