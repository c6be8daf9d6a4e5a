/// Lines of a manual page in the macros of `man`, from which no text of ours can be taken for a request.
struct Roff {
  /// The lines, each ended.
  private(set) var text = ""

  /// Adds a macro.
  ///
  /// - Parameters:
  ///   - macro: the name, such as `SH`.
  ///   - arguments: its arguments as plain text.
  mutating func add(_ macro: String, _ arguments: String...) {
    let quoted = arguments.map { " \"\(Self.escaped($0))\"" }
    text += ".\(macro)\(quoted.joined())\n"
  }

  /// Breaks no word and spreads no line from here on, since most long words are names of commands.
  mutating func keepWordsWhole() { text += ".nh\n.ad l\n" }

  /// Adds one paragraph's line; an empty one, which would make room in the page, is left out.
  ///
  /// - Parameter spans: what stands in it, one after the other.
  mutating func add(_ spans: Span...) { add(spans) }

  /// Adds one paragraph's line; an empty one, which would make room in the page, is left out.
  ///
  /// - Parameter spans: what stands in it, one after the other.
  mutating func add(_ spans: [Span]) {
    let line = spans.map(\.roff).joined()
    if line.isEmpty { return }
    // A line that begins with a dot or an apostrophe would be a request.
    text += (line.hasPrefix(".") ? "\\&" : "") + line + "\n"
  }

  /// A piece of a line.
  enum Span {
    case plain(String)
    /// Typed as it stands.
    case literal(String)
    /// Replaced by what it names.
    case placeholder(String)

    fileprivate var roff: String {
      switch self {
      case .plain(let text): Roff.escaped(text)
      case .literal(let text): "\\fB\(Roff.escaped(text))\\fR"
      case .placeholder(let text): "\\fI\(Roff.escaped(text))\\fR"
      }
    }
  }

  /// A text in which every character stands for itself, white space of any length being one space.
  ///
  /// Hyphens become minus signs, so that an option can be copied from the page.
  ///
  /// - Parameter plain: the text.
  /// - Returns: the text as roff.
  static func escaped(_ plain: String) -> String {
    plain.replacing(/\s+/, with: " ").unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "\"": "\\(dq"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u\(Self.hexadecimal(scalar))]"
      }
    }.joined()
  }

  /// The number of a character with at least four digits, as groff wants it.
  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
