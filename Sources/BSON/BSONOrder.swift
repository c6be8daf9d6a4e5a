/// Where one value stands relative to another.
public enum Precedence: Sendable {
  case before
  case same
  case after

  /// How two comparable values stand to each other.
  init<Value: Comparable>(_ left: Value, _ right: Value) {
    self = left < right ? .before : left == right ? .same : .after
  }

  /// The same relation seen from the other value.
  var reversed: Precedence {
    switch self {
    case .before: .after
    case .same: .same
    case .after: .before
    }
  }
}

/// The order in which a server keeps values in an index without a collation.
///
/// Numbers are compared by value across their types, so that `1`, `NumberLong(1)` and `1.0` are the same key.
///
/// Source: MongoDB docs, server: comparison/sort order of BSON types; server source: key_string, whose bytes indexes are
/// ordered by: a document's fields by type, then name, then value; binary by length, subtype and bytes.
public enum BSONOrder {
  /// Compares two values where they lie.
  ///
  /// - Parameters:
  ///   - left: an element.
  ///   - leftBytes: the bytes that it lies in.
  ///   - right: another element.
  ///   - rightBytes: the bytes that the other lies in.
  /// - Returns: where the first stands relative to the second.
  /// - Throws: `BSONError` when an embedded document is damaged.
  public static func compare(
    _ left: BSONElement, in leftBytes: Span<UInt8>, _ right: BSONElement, in rightBytes: Span<UInt8>
  ) throws(BSONError) -> Precedence {
    try compare(left, in: leftBytes, right, in: rightBytes, depth: 0)
  }

  /// Compares the first elements of two documents; a document without any comes first.
  ///
  /// - Parameters:
  ///   - left: a document.
  ///   - right: another document.
  /// - Returns: where the first stands relative to the second.
  /// - Throws: `BSONError` when one is damaged.
  public static func compareFirst(_ left: BSONDocument, _ right: BSONDocument) throws(BSONError) -> Precedence {
    let (leftBytes, rightBytes) = (left.bytes.span, right.bytes.span)
    var (leftWalker, rightWalker) = (try BSONWalker(leftBytes), try BSONWalker(rightBytes))
    let (a, b) = (try leftWalker.next(in: leftBytes), try rightWalker.next(in: rightBytes))
    guard let a else { return b == nil ? .same : .before }
    guard let b else { return .after }
    return try compare(a, in: leftBytes, b, in: rightBytes)
  }

  /// Deeper than any server lets documents be nested.
  private static let deepest = 250

  private static func compare(
    _ left: BSONElement, in leftBytes: Span<UInt8>, _ right: BSONElement, in rightBytes: Span<UInt8>, depth: Int
  ) throws(BSONError) -> Precedence {
    guard depth < deepest else { throw BSONError(.tooDeep, at: left.value.lowerBound) }
    let kinds = Precedence(left.type.rank, right.type.rank)
    guard kinds == .same else { return kinds }
    let (a, b) = (left.value, right.value)
    switch left.type {
    case .minKey, .maxKey, .null, .undefined:
      return .same
    case .int32, .int64, .double, .decimal128:
      return ExactNumber(left, in: leftBytes).compare(with: ExactNumber(right, in: rightBytes))
    case .string, .symbol, .javaScript:
      return compareBytes(a.text, in: leftBytes, b.text, in: rightBytes)
    case .bool:
      return Precedence(leftBytes[a.lowerBound], rightBytes[b.lowerBound])
    case .objectID:
      return compareBytes(a, in: leftBytes, b, in: rightBytes)
    case .regularExpression:
      // Both parts end in a zero byte, which is smaller than any byte within them.
      return compareBytes(a, in: leftBytes, b, in: rightBytes)
    case .date:
      return Precedence(try leftBytes.int64(at: a.lowerBound), try rightBytes.int64(at: b.lowerBound))
    case .timestamp:
      return Precedence(
        UInt64(bitPattern: try leftBytes.int64(at: a.lowerBound)),
        UInt64(bitPattern: try rightBytes.int64(at: b.lowerBound)))
    case .binary, .dbPointer:
      // The length field comes first in both; what follows it is ordered byte by byte.
      let lengths = Precedence(try leftBytes.int32(at: a.lowerBound), try rightBytes.int32(at: b.lowerBound))
      guard lengths == .same else { return lengths }
      return compareBytes(a.dropFirst(4), in: leftBytes, b.dropFirst(4), in: rightBytes)
    case .document, .array:
      return try compareDocuments(
        at: a.lowerBound, in: leftBytes, b.lowerBound, in: rightBytes, hasNames: left.type == .document,
        depth: depth + 1)
    case .javaScriptWithScope:
      return try compareScopedCode(a, in: leftBytes, b, in: rightBytes, depth: depth + 1)
    }
  }

  private static func compareDocuments(
    at left: Int, in leftBytes: Span<UInt8>, _ right: Int, in rightBytes: Span<UInt8>, hasNames: Bool,
    depth: Int
  ) throws(BSONError) -> Precedence {
    var leftWalker = try BSONWalker(leftBytes, from: left)
    var rightWalker = try BSONWalker(rightBytes, from: right)
    while true {
      let (a, b) = (try leftWalker.next(in: leftBytes), try rightWalker.next(in: rightBytes))
      guard let a else { return b == nil ? .same : .before }
      guard let b else { return .after }
      let kinds = Precedence(a.type.rank, b.type.rank)
      guard kinds == .same else { return kinds }
      if hasNames {
        let names = compareBytes(a.name, in: leftBytes, b.name, in: rightBytes)
        guard names == .same else { return names }
      }
      let values = try compare(a, in: leftBytes, b, in: rightBytes, depth: depth)
      guard values == .same else { return values }
    }
  }

  private static func compareScopedCode(
    _ left: Range<Int>, in leftBytes: Span<UInt8>, _ right: Range<Int>, in rightBytes: Span<UInt8>, depth: Int
  ) throws(BSONError) -> Precedence {
    let (a, b) = (try ScopedCode(left, in: leftBytes), try ScopedCode(right, in: rightBytes))
    let codes = compareBytes(a.code, in: leftBytes, b.code, in: rightBytes)
    guard codes == .same else { return codes }
    return try compareDocuments(at: a.scope, in: leftBytes, b.scope, in: rightBytes, hasNames: true, depth: depth)
  }

  /// Byte by byte; where one ends first, it comes first.
  private static func compareBytes(
    _ left: Range<Int>, in leftBytes: Span<UInt8>, _ right: Range<Int>, in rightBytes: Span<UInt8>
  ) -> Precedence {
    let shared = min(left.count, right.count)
    for offset in 0..<shared {
      let (a, b) = (leftBytes[left.lowerBound + offset], rightBytes[right.lowerBound + offset])
      if a != b { return a < b ? .before : .after }
    }
    return Precedence(left.count, right.count)
  }
}

/// Where the parts of code with a scope lie.
struct ScopedCode {
  /// The bytes of the code, without the terminating zero.
  let code: Range<Int>
  /// The byte at which the scope's length field begins.
  let scope: Int

  /// Finds them in a value's bytes.
  init(_ value: Range<Int>, in bytes: Span<UInt8>) throws(BSONError) {
    let length = Int(try bytes.int32(at: value.lowerBound + 4))
    let start = value.lowerBound + 8
    guard length >= 1, length <= value.upperBound - start else { throw BSONError(.wrongLength, at: start - 4) }
    code = start..<start + length - 1
    scope = start + length
  }
}

extension Range<Int> {
  /// The bytes of a string's text: without its length field and its terminating zero.
  fileprivate var text: Range<Int> { lowerBound + 4..<upperBound - 1 }

  fileprivate func dropFirst(_ count: Int) -> Range<Int> { lowerBound + count..<upperBound }
}

extension BSONType {
  /// The place of a type among the others; numbers share one, and so do strings and symbols.
  fileprivate var rank: Int {
    switch self {
    case .minKey: 0
    case .undefined: 1
    case .null: 2
    case .int32, .int64, .double, .decimal128: 3
    case .string, .symbol: 4
    case .document: 5
    case .array: 6
    case .binary: 7
    case .objectID: 8
    case .bool: 9
    case .date: 10
    case .timestamp: 11
    case .regularExpression: 12
    case .dbPointer: 13
    case .javaScript: 14
    case .javaScriptWithScope: 15
    case .maxKey: 16
    }
  }
}
