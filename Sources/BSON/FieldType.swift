/// What a field of a reply must be, so that a value of another type is never taken for one that is absent.
public struct FieldType<Value>: Sendable {
  /// The type in words, after "not".
  let words: String
  let read: @Sendable (BSONValue) -> Value?

  init(_ words: String, _ read: @escaping @Sendable (BSONValue) -> Value?) {
    self.words = words
    self.read = read
  }
}

extension FieldType where Value == String {
  /// A text, which may be empty.
  public static var string: FieldType { FieldType("a string", \.string) }
  /// A text that names something, and so is not empty.
  public static var name: FieldType {
    FieldType("a string that is not empty") { $0.string.flatMap { $0.isEmpty ? nil : $0 } }
  }
}

extension FieldType where Value == String {
  /// An ObjectId, as 24 hexadecimal digits.
  public static var objectID: FieldType {
    FieldType("an ObjectId") { value in
      guard case .objectID(let bytes) = value else { return nil }
      let digits = Array("0123456789abcdef")
      return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
  }
}

extension FieldType where Value == Bool {
  /// A truth value, or one of the numbers 0 and 1 that servers write for one.
  public static var bool: FieldType {
    FieldType("a boolean") { value in
      if case .bool(let truth) = value { return truth }
      return value.double == 0 ? false : value.double == 1 ? true : nil
    }
  }
}

extension FieldType where Value == Int {
  /// A whole number of any numeric type.
  public static var int: FieldType { FieldType("a whole number", \.int) }
  /// A whole number that is not negative.
  public static var count: FieldType {
    FieldType("a whole number that is not negative") { $0.int.flatMap { $0 >= 0 ? $0 : nil } }
  }
}

extension FieldType where Value == Double {
  /// A finite number of any numeric type.
  public static var number: FieldType { FieldType("a finite number") { $0.double.flatMap { $0.isFinite ? $0 : nil } } }
  /// A finite number that is not negative.
  public static var amount: FieldType {
    FieldType("a finite number that is not negative") { $0.double.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
  }
}

extension FieldType where Value == BSONDocument {
  /// An embedded document.
  public static var document: FieldType { FieldType("an object", \.document) }
}

extension FieldType where Value == [BSONDocument] {
  /// An array of which every element is a document.
  public static var documents: FieldType {
    FieldType("an array of objects") { value in
      value.array.flatMap { $0.allSatisfy { $0.document != nil } ? $0.compactMap(\.document) : nil }
    }
  }
}

extension FieldType where Value == [String] {
  /// An array of which every element is a string.
  public static var strings: FieldType {
    FieldType("an array of strings") { value in
      value.array.flatMap { $0.allSatisfy { $0.string != nil } ? $0.compactMap(\.string) : nil }
    }
  }
}

extension FieldType where Value == UInt32 {
  /// The seconds since 1970 UTC of a timestamp.
  public static var timestampSeconds: FieldType {
    FieldType("a timestamp") { if case .timestamp(let seconds, _) = $0 { seconds } else { nil } }
  }
}

extension FieldType where Value == Int64 {
  /// The milliseconds since 1970 UTC of a date.
  public static var dateMilliseconds: FieldType {
    FieldType("a date") { if case .date(let milliseconds) = $0 { milliseconds } else { nil } }
  }
}

/// A field that is not what it must be.
public struct FieldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field's name.
  public let name: String
  /// What it must be.
  public let expected: String
  /// The type that it has; nil where it is absent.
  public let found: BSONType?

  /// Records what is wrong with a field.
  ///
  /// - Parameters:
  ///   - name: the field's name.
  ///   - expected: what it must be, in words.
  ///   - found: the type that it has; nil where it is absent.
  public init(name: String, expected: String, found: BSONType?) {
    self.name = name
    self.expected = expected
    self.found = found
  }

  /// What is wrong, as a clause that shows no value.
  public var description: String {
    guard let found else { return "it has no \"\(name)\"" }
    return "its \"\(name)\" is of the type \(found.name) and not \(expected), or cannot be read"
  }
}

extension BSONDocument {
  /// The value of a field that must be there.
  ///
  /// - Parameters:
  ///   - name: the field's name; the first of that name counts.
  ///   - type: what it must be.
  /// - Returns: the value.
  /// - Throws: `FieldError` when it is absent or something else.
  public func required<Value>(_ name: String, _ type: FieldType<Value>) throws(FieldError) -> Value {
    guard let value = try optional(name, type) else {
      throw FieldError(name: name, expected: type.words, found: nil)
    }
    return value
  }

  /// The value of a field that may be absent.
  ///
  /// - Parameters:
  ///   - name: the field's name; the first of that name counts.
  ///   - type: what it must be.
  ///   - nullIsAbsent: whether null means that it is absent, as where a client's own null is stored.
  /// - Returns: the value; nil where there is no such field.
  /// - Throws: `FieldError` when it is something else, or cannot be read.
  public func optional<Value>(
    _ name: String, _ type: FieldType<Value>, nullIsAbsent: Bool = false
  ) throws(FieldError) -> Value? {
    guard let found = self.type(of: name) else { return nil }
    if nullIsAbsent && (found == .null || found == .undefined) { return nil }
    guard let value = self[name].flatMap(type.read) else {
      throw FieldError(name: name, expected: type.words, found: found)
    }
    return value
  }

  /// The type of the first field with a name, whether or not its value can be read.
  private func type(of name: String) -> BSONType? {
    let bytes = bytes.span
    guard var walker = try? BSONWalker(bytes) else { return nil }
    while let element = try? walker.next(in: bytes) {
      if element.isNamed(name, in: bytes) { return element.type }
    }
    return nil
  }
}
