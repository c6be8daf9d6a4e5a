import BSON
import Testing

@Suite struct DamagedBytesTests {
  @Test func `a document cut short anywhere is an error`() {
    let bytes = EveryType.document.bytes
    for count in bytes.indices {
      #expect(Array(bytes.prefix(count)).fault != nil)
    }
  }

  @Test func `a document cut short with a length field to match is an error`() {
    let bytes = EveryType.document.bytes
    for count in 5..<bytes.count - 1 {
      let cut = Array(bytes.prefix(count)).withLength(count)
      // A cut behind a zero byte that looks like the end may leave a shorter sound document, and never more than that.
      #expect(cut.fault != nil || (try? cut.readAsDocument().names.count) ?? .max < EveryType.values.count)
    }
  }

  @Test(arguments: [0, 1, 4, -1, Int(Int32.min), Int(Int32.max)])
  func `a length field that cannot be is an error`(_ length: Int) {
    #expect(EveryType.document.bytes.withLength(length).fault != nil)
  }

  @Test func `bytes after the document are an error for an owner and none for a walker`() throws {
    let bytes = EveryType.document.bytes + [0]
    #expect(bytes.fault == BSONError(.wrongLength, at: 0))
    var walker = try BSONWalker(bytes.span)
    var count = 0
    while try walker.next(in: bytes.span) != nil { count += 1 }
    #expect(count == EveryType.values.count)
  }

  @Test(arguments: [
    (Damage("no terminator", [10, 0x61, 0, 1]), BSONError.Code.wrongLength),
    (Damage("a type that is not known", [0x14, 0x61, 0, 0]), .unknownType),
    (Damage("a name without an end", [10, 0x61, 0x61, 0]), .truncated),
    (Damage("an int32 past the end", [0x10, 0x61, 0, 1, 2, 0]), .truncated),
    (Damage("a string of length zero", [2, 0x61, 0, 0, 0, 0, 0, 0]), .wrongLength),
    (Damage("a string of negative length", [2, 0x61, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0]), .wrongLength),
    (Damage("a string longer than the document", [2, 0x61, 0, 9, 0, 0, 0, 0x62, 0, 0]), .truncated),
    (Damage("a string without its zero", [2, 0x61, 0, 2, 0, 0, 0, 0x62, 0x62, 0]), .wrongLength),
    (Damage("a string that is not UTF-8", [2, 0x61, 0, 2, 0, 0, 0, 0xFF, 0, 0]), .invalidUTF8),
    (Damage("a name that is not UTF-8", [10, 0xC3, 0, 0]), .invalidUTF8),
    (Damage("binary of negative length", [5, 0x61, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]), .wrongLength),
    (Damage("a pointer of negative length", [12, 0x61, 0, 0xF6, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0]), .wrongLength),
    (Damage("an embedded document too short", [3, 0x61, 0, 4, 0, 0, 0, 0]), .wrongLength),
    (Damage("an embedded document past the end", [3, 0x61, 0, 99, 0, 0, 0, 0, 0]), .truncated),
    (Damage("an embedded document without its zero", [3, 0x61, 0, 5, 0, 0, 0, 1, 0]), .wrongLength),
    (Damage("a pattern without an end", [11, 0x61, 0, 0x62, 0]), .truncated),
  ])
  func `damage is told by its kind`(_ damage: Damage, _ code: BSONError.Code) {
    let fault = damage.bytes.fault
    #expect(fault?.code == code)
    #expect(fault?.description.hasPrefix("Invalid BSON at byte ") == true)
  }

  @Test func `damaged bytes have no names and no values`() throws {
    let document = try BSONDocument(copying: Damage("unknown type", [0x14, 0x61, 0, 0]).bytes.span)
    #expect(document["a"] == nil)
    #expect(document.names == [])
    #expect(BSONValue.array(document).array == nil)
  }
}

/// Elements that are wrong, wrapped in a document whose own length is right.
struct Damage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  init(_ what: String, _ elements: [UInt8]) {
    testDescription = what
    bytes = ([0, 0, 0, 0] + elements).withLength(4 + elements.count)
  }
}

extension [UInt8] {
  /// What is wrong with the bytes, if anything is.
  fileprivate var fault: BSONError? {
    do {
      _ = try readAsDocument()
      return nil
    } catch {
      return error
    }
  }

  /// The same bytes with another length field.
  fileprivate func withLength(_ length: Int) -> [UInt8] {
    let field = UInt32(bitPattern: Int32(truncatingIfNeeded: length))
    return (0..<4).map { UInt8(truncatingIfNeeded: field >> (8 * UInt32($0))) } + dropFirst(4)
  }
}
