/// One value of a document, copied out of its bytes.
///
/// Types that a command's reply never needs by value are kept as `other`, with their bytes. Two values are equal where
/// their types and bytes are: to Swift a number that is none would differ from itself, and two spellings of one letter
/// would be one text.
public enum BSONValue: Hashable, Sendable {
  case double(Double)
  case string(String)
  case document(BSONDocument)
  case array(BSONDocument)
  case objectID([UInt8])
  case bool(Bool)
  /// Milliseconds since 1970 UTC.
  case date(Int64)
  case null
  case int32(Int32)
  /// Seconds since 1970 UTC, and a counter within the second.
  case timestamp(seconds: UInt32, increment: UInt32)
  case int64(Int64)
  case other(BSONType, [UInt8])

  /// The text of a string, else nothing.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The truth of a boolean, or of a number as the server reads it, else nothing.
  public var bool: Bool? {
    if case .bool(let truth) = self { return truth }
    return double.map { $0 != 0 }
  }

  /// A whole number, whichever numeric type the server chose for it, else nothing.
  public var int: Int? {
    switch self {
    case .int32(let number): Int(number)
    case .int64(let number): Int(number)
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Any number as a double, else nothing.
  public var double: Double? {
    switch self {
    case .double(let number): number
    case .int32(let number): Double(number)
    case .int64(let number): Double(number)
    default: nil
    }
  }

  /// An embedded document, else nothing.
  public var document: BSONDocument? { if case .document(let document) = self { document } else { nil } }

  /// The values of an array in order, else nothing; damaged bytes read as nothing.
  public var array: [BSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return (try? elements.pairs())?.map(\.value)
  }

  /// The documents of an array of documents, else nothing.
  public var documents: [BSONDocument]? { array?.compactMap(\.document) }

  /// The type byte that this value has in a document.
  public var type: BSONType {
    switch self {
    case .double: .double
    case .string: .string
    case .document: .document
    case .array: .array
    case .objectID: .objectID
    case .bool: .bool
    case .date: .date
    case .null: .null
    case .int32: .int32
    case .timestamp: .timestamp
    case .int64: .int64
    case .other(let type, _): type
    }
  }
}

extension BSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  /// A string value.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A boolean value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A 32-bit integer where the literal fits, else a 64-bit one.
  public init(integerLiteral value: Int64) { self = Int32(exactly: value).map(BSONValue.int32) ?? .int64(value) }
  /// A double value.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// An embedded document with the literal's names in order.
  public init(dictionaryLiteral elements: (String, BSONValue)...) { self = .document(BSONDocument(elements)) }
  /// An array with the literal's values in order.
  public init(arrayLiteral elements: BSONValue...) { self = .array(of: elements) }

  /// An array of the given values.
  ///
  /// - Parameter values: the values in order.
  /// - Returns: the array, its names counted from 0.
  public static func array(of values: [BSONValue]) -> BSONValue {
    .array(BSONDocument(values.enumerated().map { (String($0.offset), $0.element) }))
  }
}
