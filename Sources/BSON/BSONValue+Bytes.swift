extension BSONValue {
  /// Copies one element's value out of a document's bytes.
  ///
  /// - Parameters:
  ///   - element: where the value lies.
  ///   - bytes: the bytes that the element was found in.
  /// - Throws: `BSONError` when a string is not UTF-8 or an embedded document is damaged.
  public init(_ element: BSONElement, in bytes: Span<UInt8>) throws(BSONError) {
    let start = element.value.lowerBound
    switch element.type {
    case .double: self = .double(Double(bitPattern: UInt64(bitPattern: try bytes.int64(at: start))))
    case .string: self = .string(try Self.text(start + 4..<element.value.upperBound - 1, in: bytes))
    case .document: self = .document(try BSONDocument(copying: bytes.extracting(element.value)))
    case .array: self = .array(try BSONDocument(copying: bytes.extracting(element.value)))
    case .objectID: self = .objectID(Self.copy(element.value, of: bytes))
    case .bool: self = .bool(bytes[start] != 0)
    case .date: self = .date(try bytes.int64(at: start))
    case .null: self = .null
    case .int32: self = .int32(try bytes.int32(at: start))
    case .timestamp:
      let bits = UInt64(bitPattern: try bytes.int64(at: start))
      self = .timestamp(seconds: UInt32(bits >> 32), increment: UInt32(truncatingIfNeeded: bits))
    case .int64: self = .int64(try bytes.int64(at: start))
    default: self = .other(element.type, Self.copy(element.value, of: bytes))
    }
  }

  /// Appends a whole element, type byte and name included.
  func append(named name: String, to bytes: inout [UInt8]) {
    bytes.append(type.rawValue)
    bytes.append(contentsOf: name.utf8.prefix { $0 != 0 })
    bytes.append(0)
    switch self {
    case .double(let number): Self.append(number.bitPattern, to: &bytes)
    case .string(let text):
      Self.append(UInt32(truncatingIfNeeded: text.utf8.count + 1), to: &bytes)
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
    case .document(let document), .array(let document): bytes.append(contentsOf: document.bytes)
    case .objectID(let raw), .other(_, let raw): bytes.append(contentsOf: raw)
    case .bool(let truth): bytes.append(truth ? 1 : 0)
    case .date(let milliseconds): Self.append(UInt64(bitPattern: milliseconds), to: &bytes)
    case .null: break
    case .int32(let number): Self.append(UInt32(bitPattern: number), to: &bytes)
    case .timestamp(let seconds, let increment):
      Self.append(UInt64(seconds) << 32 | UInt64(increment), to: &bytes)
    case .int64(let number): Self.append(UInt64(bitPattern: number), to: &bytes)
    }
  }

  static func text(_ range: Range<Int>, in bytes: Span<UInt8>) throws(BSONError) -> String {
    guard let text = String(validating: copy(range, of: bytes), as: UTF8.self) else {
      throw BSONError(.invalidUTF8, at: range.lowerBound)
    }
    return text
  }

  private static func copy(_ range: Range<Int>, of bytes: Span<UInt8>) -> [UInt8] {
    bytes.extracting(range).copied
  }

  private static func append<Integer: FixedWidthInteger & UnsignedInteger>(
    _ integer: Integer, to bytes: inout [UInt8]
  ) {
    for shift in stride(from: 0, to: Integer.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: integer >> Integer(shift)))
    }
  }
}
