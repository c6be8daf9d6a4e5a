import Foundation

/// A value in canonical Extended JSON, taken apart to be written as an expression that mongosh reads as the same value.
///
/// `EJSON.parse` reads most values, but takes the query operator `$regex` with a text for a regular expression in the
/// older form of Extended JSON. What holds one is written as JavaScript, and only the values in it by `EJSON.parse`.
///
/// Source: js-bson, `EJSON.parse`: keysToCodecs, `BSONRegExp.fromExtendedJSON`; MongoDB docs: Extended JSON v2.
struct ShellValue {
  private let json: String
  private let root: Node

  /// Reads a value.
  ///
  /// - Parameter json: canonical Extended JSON; `nil` where it is none.
  init?(_ json: String) {
    var reader = Reader(bytes: Array(json.utf8))
    guard let root = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self.json = json
    self.root = root
  }

  /// The mongosh expression; `nil` where a shell would put members into another order.
  var expression: String? {
    guard root.keepsOrder else { return nil }
    return root.holdsRegexOperator ? root.literal : Self.parsing(json)
  }

  fileprivate static func parsing(_ json: String) -> String {
    "EJSON.parse(\(ShellText.javaScript(json)), { relaxed: false })"
  }
}

private indirect enum Node {
  /// A document: its members in order, and its text.
  case object([(name: String, value: Node)], json: String)
  /// An array.
  case array([Node])
  /// A text.
  case text(String)
  /// A number, a truth value or null, as it stands.
  case plain(String)

  /// The members that wrap a value which JSON has no form for.
  private static let wrappers: Set<String> = [
    "$oid", "$binary", "$uuid", "$symbol", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$minKey",
    "$maxKey", "$regularExpression", "$timestamp", "$date", "$code", "$undefined", "$dbPointer", "$ref",
  ]

  var literal: String {
    switch self {
    case .object(let members, let json):
      if members.first.map({ Self.wrappers.contains($0.name) }) == true { return ShellValue.parsing(json) }
      return "{ " + members.map { "\(ShellText.javaScript($0.name)): \($0.value.literal)" }.joined(separator: ", ")
        + " }"
    case .array(let elements): return "[" + elements.map(\.literal).joined(separator: ", ") + "]"
    case .text(let text): return ShellText.javaScript(text)
    case .plain(let text): return text
    }
  }

  var holdsRegexOperator: Bool {
    switch self {
    case .object(let members, _):
      members.contains { member in
        if member.name == "$regex", case .text = member.value { return true }
        return member.value.holdsRegexOperator
      }
    case .array(let elements): elements.contains(where: \.holdsRegexOperator)
    case .text, .plain: false
    }
  }

  var keepsOrder: Bool {
    switch self {
    case .object(let members, _): ShellText.keepsOrder(members.map(\.name)) && members.allSatisfy(\.value.keepsOrder)
    case .array(let elements): elements.allSatisfy(\.keepsOrder)
    case .text, .plain: true
    }
  }
}

/// Reads JSON with the order of its members kept.
private struct Reader {
  /// Deeper than any server lets documents be nested, wrappers included.
  private static let deepest = 500

  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place == bytes.count
    }
  }

  mutating func value(depth: Int) -> Node? {
    skipSpace()
    guard place < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "{"):
      let start = place
      let members = list(to: UInt8(ascii: "}")) { reader -> (name: String, value: Node)? in
        guard let name = reader.text(), reader.take(UInt8(ascii: ":")) else { return nil }
        return reader.value(depth: depth + 1).map { (name, $0) }
      }
      return members.map { .object($0, json: String(decoding: bytes[start..<place], as: UTF8.self)) }
    case UInt8(ascii: "["):
      return list(to: UInt8(ascii: "]")) { $0.value(depth: depth + 1) }.map(Node.array)
    case UInt8(ascii: "\""): return text().map(Node.text)
    default:
      let end = bytes[place...].firstIndex { $0 <= 0x20 || ",]}".utf8.contains($0) } ?? bytes.count
      guard end > place else { return nil }
      defer { place = end }
      return .plain(String(decoding: bytes[place..<end], as: UTF8.self))
    }
  }

  private mutating func list<Element>(to end: UInt8, _ read: (inout Reader) -> Element?) -> [Element]? {
    place += 1
    var elements: [Element] = []
    if take(end) { return elements }
    while true {
      skipSpace()
      guard let element = read(&self) else { return nil }
      elements.append(element)
      if take(end) { return elements }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  private mutating func text() -> String? {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    var end = place + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < bytes.count else { return nil }
    defer { place = end + 1 }
    return try? JSONDecoder().decode(String.self, from: Data(bytes[place...end]))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }
}
