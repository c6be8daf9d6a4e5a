/// A JSON value with one spelling only, so that equal values have equal bytes, digests and signatures.
///
/// Members stand in the order in which they are given and nothing stands between the tokens. In strings, all but
/// printable ASCII is escaped, by `\b`, `\t`, `\n`, `\f` and `\r` where they serve, else by `\u` and four lower-case
/// digits for each unit of UTF-16. Python's `json.dumps(value, separators=(",", ":"))` writes the same.
public enum CanonicalJSON: Hashable, Sendable, CustomStringConvertible {
  /// No value.
  case null
  /// A whole number.
  case integer(Int)
  /// A text.
  case string(String)
  /// Values in an order.
  case array([CanonicalJSON])
  /// Named values in an order.
  case members([Member])

  /// One named value of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: CanonicalJSON

    /// Names a value.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - value: its value.
    public init(_ name: String, _ value: CanonicalJSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object as it is written down here.
  ///
  /// - Parameter members: its members in their order; one without a value is left out.
  /// - Returns: the object.
  public static func object(_ members: KeyValuePairs<String, CanonicalJSON?>) -> CanonicalJSON {
    .members(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// Texts in an order.
  ///
  /// - Parameter texts: the texts.
  /// - Returns: the array.
  public static func strings(_ texts: [String]) -> CanonicalJSON { .array(texts.map(CanonicalJSON.string)) }

  /// The one spelling.
  public var description: String {
    switch self {
    case .null: "null"
    case .integer(let number): "\(number)"
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.description).joined(separator: ",") + "]"
    case .members(let members):
      "{" + members.map { "\(Self.quoted($0.name)):\($0.value)" }.joined(separator: ",") + "}"
    }
  }

  /// The one spelling and a newline, as it stands in a file.
  public var line: [UInt8] { Array("\(self)\n".utf8) }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x08: quoted += #"\b"#
      case 0x09: quoted += #"\t"#
      case 0x0A: quoted += #"\n"#
      case 0x0C: quoted += #"\f"#
      case 0x0D: quoted += #"\r"#
      case 0x22: quoted += #"\""#
      case 0x5C: quoted += #"\\"#
      case 0x20...0x7E: quoted.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: quoted += #"\u"# + Hexadecimal.text([UInt8(unit >> 8), UInt8(unit & 0xFF)])
      }
    }
    return quoted + "\""
  }
}
