public import BSON

/// In what two documents differ.
public struct DocumentDifference: Sendable {
  /// Why two values, or two whole documents, have other bytes; what matters most to an application comes first.
  public enum Cause: String, Sendable, CaseIterable, Codable, Comparable {
    /// The values are not the same, or one side has none.
    case value
    /// A field name stands more than once in a document on one side.
    case duplicateFieldNames
    /// The fields are the same and come in another order.
    case fieldOrder
    /// The same text, once as a string and once as a symbol.
    case stringOrSymbol
    /// The same number in another type.
    case numericType
    /// The same decimal number with another exponent, such as 1.0 and 1.00.
    case decimalExponent
    /// A zero with another sign.
    case negativeZero
    /// Two values that are not a number, with other bits.
    case notANumberBits

    /// Orders causes by what matters most.
    public static func < (left: Self, right: Self) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// One value of one document: what it is and how large.
  public struct Side: Hashable, Sendable {
    /// Its type.
    public let type: BSONType
    /// How many bytes it takes.
    public let size: Int
    /// What is told of it, where that was asked for.
    public let told: ValueDisclosure.Told?
  }

  /// A field that differs.
  public struct Field: Hashable, Sendable {
    /// The way to it: names and positions in arrays, joined by dots.
    public let path: String
    /// The same with every position as `[]`, so that elements of one array fall together.
    public let pattern: String
    /// Why it differs.
    public let cause: Cause
    /// The source's value; nothing where there is none.
    public let source: Side?
    /// The destination's value; nothing where there is none.
    public let destination: Side?
  }

  /// How many fields are listed; further ones are only counted.
  static let listed = 100

  /// The fields that differ, in the source's order, a hundred at most.
  public private(set) var fields: [Field] = []
  /// How many fields differ.
  public private(set) var count = 0
  /// Whether nothing differs but the order of fields.
  public private(set) var isOrderOnly = true
  private let disclosure: ValueDisclosure?

  /// The cause that matters most; documents that differ in no field differ in value.
  public var cause: Cause { fields.map(\.cause).min() ?? .value }

  /// Compares two documents.
  ///
  /// - Parameters:
  ///   - source: the source's document.
  ///   - destination: the destination's document.
  ///   - disclosure: what is told of values that differ; nothing for nothing.
  /// - Throws: `BSONError` when one is damaged.
  public init(
    _ source: Span<UInt8>, _ destination: Span<UInt8>, telling disclosure: ValueDisclosure? = nil
  ) throws(BSONError) {
    self.disclosure = disclosure
    try compare(0, in: source, 0, in: destination, at: Path())
  }

  /// The way from the top to a field.
  private struct Path {
    var names = ""
    var pattern = ""
    var depth = 0

    func appending(_ bytes: [UInt8], isPosition: Bool) -> Path {
      let name = String(decoding: bytes, as: UTF8.self)
      let separator = names.isEmpty ? "" : "."
      return Path(
        names: names + separator + name, pattern: pattern + (isPosition ? "[]" : separator + name), depth: depth + 1)
    }
  }

  /// Deeper than any server lets documents be nested.
  private static let deepest = 250

  private mutating func compare(
    _ left: Int, in source: Span<UInt8>, _ right: Int, in destination: Span<UInt8>, at path: Path, isArray: Bool = false
  ) throws(BSONError) {
    guard path.depth < Self.deepest else { throw BSONError(.tooDeep, at: left) }
    if try Self.haveSameNames(left, in: source, right, in: destination) {
      return try compareInStep(left, in: source, right, in: destination, at: path, isArray: isArray)
    }
    let (a, b) = (try Self.fields(at: left, in: source), try Self.fields(at: right, in: destination))
    let (names, otherNames) = (a.map(\.name), b.map(\.name))
    if isArray {
      for index in 0..<max(a.count, b.count) {
        let (one, other) = (index < a.count ? a[index] : nil, index < b.count ? b[index] : nil)
        guard let name = (one ?? other)?.name else { continue }
        try compare(
          one?.element, in: source, other?.element, in: destination, at: path.appending(name, isPosition: isArray))
      }
      return
    }
    let (places, otherPlaces) = (Self.places(of: names), Self.places(of: otherNames))
    var reported: Set<[UInt8]> = []
    for name in names + otherNames where reported.insert(name).inserted {
      let (own, others) = (places[name] ?? [], otherPlaces[name] ?? [])
      let fieldPath = path.appending(name, isPosition: false)
      let (one, other) = (own.first.map { a[$0].element }, others.first.map { b[$0].element })
      if own.count > 1 || others.count > 1 {
        if own.count != others.count
          || !Self.agree(own.map { a[$0] }, in: source, others.map { b[$0] }, in: destination)
        {
          add(.duplicateFieldNames, one, in: source, other, in: destination, at: fieldPath)
        }
      } else {
        try compare(one, in: source, other, in: destination, at: fieldPath)
      }
    }
    if Set(names) == Set(otherNames), names.count == otherNames.count {
      add(.fieldOrder, nil, in: source, nil, in: destination, at: path)
    }
  }

  /// Compares documents whose fields have the same names in the same order, as nearly all have; most fields are equal,
  /// and of those nothing is made.
  private mutating func compareInStep(
    _ left: Int, in source: Span<UInt8>, _ right: Int, in destination: Span<UInt8>, at path: Path, isArray: Bool
  ) throws(BSONError) {
    var (walker, otherWalker) = (try BSONWalker(source, from: left), try BSONWalker(destination, from: right))
    while let one = try walker.next(in: source), let other = try otherWalker.next(in: destination) {
      guard one.type != other.type || !Self.hasSameBytes(one.value, in: source, other.value, in: destination) else {
        continue
      }
      try compare(
        one, in: source, other, in: destination,
        at: path.appending(Self.name(of: one, in: source), isPosition: isArray))
    }
  }

  private static func haveSameNames(
    _ left: Int, in source: Span<UInt8>, _ right: Int, in destination: Span<UInt8>
  ) throws(BSONError) -> Bool {
    var (walker, otherWalker) = (try BSONWalker(source, from: left), try BSONWalker(destination, from: right))
    while true {
      let (one, other) = (try walker.next(in: source), try otherWalker.next(in: destination))
      guard let one, let other else { return one == nil && other == nil }
      guard hasSameBytes(one.name, in: source, other.name, in: destination) else { return false }
    }
  }

  private mutating func compare(
    _ left: BSONElement?, in source: Span<UInt8>, _ right: BSONElement?, in destination: Span<UInt8>, at path: Path
  ) throws(BSONError) {
    guard let left, let right else { return add(.value, left, in: source, right, in: destination, at: path) }
    if left.type == right.type {
      guard !Self.hasSameBytes(left.value, in: source, right.value, in: destination) else { return }
      if left.type == .document || left.type == .array {
        return try compare(
          left.value.lowerBound, in: source, right.value.lowerBound, in: destination, at: path,
          isArray: left.type == .array)
      }
    }
    add(
      try Self.cause(left, in: source, right, in: destination), left, in: source, right, in: destination, at: path)
  }

  private mutating func add(
    _ cause: Cause, _ left: BSONElement?, in source: Span<UInt8>, _ right: BSONElement?, in destination: Span<UInt8>,
    at path: Path
  ) {
    count += 1
    if cause != .fieldOrder { isOrderOnly = false }
    guard fields.count < Self.listed else { return }
    fields.append(
      Field(
        path: path.names, pattern: path.pattern, cause: cause, source: left.map { side($0, in: source) },
        destination: right.map { side($0, in: destination) }))
  }

  private func side(_ element: BSONElement, in bytes: Span<UInt8>) -> Side {
    Side(type: element.type, size: element.value.count, told: disclosure?.tell(element, in: bytes))
  }

  private static func cause(
    _ left: BSONElement, in source: Span<UInt8>, _ right: BSONElement, in destination: Span<UInt8>
  ) throws(BSONError) -> Cause {
    guard try BSONOrder.compare(left, in: source, right, in: destination) == .same else { return .value }
    switch (left.type, right.type) {
    case (.double, .double), (.decimal128, .decimal128):
      // What is equal and yet has other bytes is a zero, not a number, or a decimal of another exponent.
      let (one, other) = (try BSONValue(left, in: source), try BSONValue(right, in: destination))
      if one.double?.isNaN == true || other.double?.isNaN == true { return .notANumberBits }
      return left.type == .double ? .negativeZero : .decimalExponent
    case (let one, let other) where one == other: return .value
    case (.string, .symbol), (.symbol, .string): return .stringOrSymbol
    default: return .numericType
    }
  }

  /// Names are compared as bytes: as text, letters written in two ways would be one.
  private typealias Named = (name: [UInt8], element: BSONElement)

  private static func fields(at start: Int, in bytes: Span<UInt8>) throws(BSONError) -> [Named] {
    var walker = try BSONWalker(bytes, from: start)
    var fields: [Named] = []
    while let element = try walker.next(in: bytes) { fields.append((name(of: element, in: bytes), element)) }
    return fields
  }

  private static func name(of element: BSONElement, in bytes: Span<UInt8>) -> [UInt8] {
    var name: [UInt8] = []
    name.reserveCapacity(element.name.count)
    for index in element.name { name.append(bytes[index]) }
    return name
  }

  private static func places(of names: [[UInt8]]) -> [[UInt8]: [Int]] {
    Dictionary(grouping: names.indices) { names[$0] }
  }

  private static func agree(
    _ left: [Named], in source: Span<UInt8>, _ right: [Named], in destination: Span<UInt8>
  ) -> Bool {
    for (one, other) in zip(left, right) {
      guard one.element.type == other.element.type,
        hasSameBytes(one.element.value, in: source, other.element.value, in: destination)
      else { return false }
    }
    return true
  }

  private static func hasSameBytes(
    _ left: Range<Int>, in source: Span<UInt8>, _ right: Range<Int>, in destination: Span<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where source[left.lowerBound + offset] != destination[right.lowerBound + offset] {
      return false
    }
    return true
  }
}
