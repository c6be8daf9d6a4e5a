/// A BSON document that owns its bytes.
public struct BSONDocument: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The document's bytes, length field and terminator included.
  public private(set) var bytes: [UInt8]

  /// Copies a document out of lent bytes without looking inside.
  ///
  /// - Parameter bytes: the bytes of exactly one document.
  /// - Throws: `BSONError` when the length field contradicts the bytes.
  public init(copying bytes: Span<UInt8>) throws(BSONError) {
    _ = try BSONWalker(bytes)
    guard Int(try bytes.int32(at: 0)) == bytes.count else { throw BSONError(.wrongLength, at: 0) }
    self.bytes = bytes.copied
  }

  /// Builds a document from names and values in order.
  ///
  /// - Parameter elements: the elements; a repeated name is kept, as BSON allows.
  public init(_ elements: some Sequence<(String, BSONValue)>) {
    bytes = [0, 0, 0, 0]
    for (name, value) in elements { value.append(named: name, to: &bytes) }
    bytes.append(0)
    writeLength()
  }

  /// Builds a document from a literal.
  public init(dictionaryLiteral elements: (String, BSONValue)...) { self.init(elements) }

  /// The value of the first element with a name, or nothing.
  ///
  /// Damaged bytes read as nothing: a reply the driver accepted has been validated before.
  public subscript(name: String) -> BSONValue? {
    let bytes = bytes.span
    guard var walker = try? BSONWalker(bytes) else { return nil }
    while let element = try? walker.next(in: bytes) {
      if element.isNamed(name, in: bytes) { return try? BSONValue(element, in: bytes) }
    }
    return nil
  }

  /// The value reached by following names through embedded documents, or nothing.
  public subscript(path first: String, rest: String...) -> BSONValue? {
    rest.reduce(self[first]) { value, name in value?.document?[name] }
  }

  /// All names and values in order.
  ///
  /// - Throws: `BSONError` when an element is damaged.
  public func pairs() throws(BSONError) -> [(name: String, value: BSONValue)] {
    let bytes = bytes.span
    var walker = try BSONWalker(bytes)
    var pairs: [(name: String, value: BSONValue)] = []
    while let element = try walker.next(in: bytes) {
      let name = try BSONValue.text(element.name, in: bytes)
      pairs.append((name, try BSONValue(element, in: bytes)))
    }
    return pairs
  }

  /// The names of all elements in order; damaged bytes read as no names.
  public var names: [String] { (try? pairs())?.map(\.name) ?? [] }

  /// The same document with one more element at its end.
  ///
  /// - Parameters:
  ///   - name: the element's name.
  ///   - value: the element's value.
  /// - Returns: the longer document.
  public func appending(_ name: String, _ value: BSONValue) -> BSONDocument {
    var copy = self
    copy.bytes.removeLast()
    value.append(named: name, to: &copy.bytes)
    copy.bytes.append(0)
    copy.writeLength()
    return copy
  }

  private mutating func writeLength() {
    let length = UInt32(truncatingIfNeeded: bytes.count)
    for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
  }
}
