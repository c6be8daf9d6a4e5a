/// Text in which everything a reader could not see, or that would act on what shows it, is spelled out.
///
/// Control characters, line and paragraph separators, direction marks, zero-width and other invisible characters,
/// spaces other than the plain one, unassigned and private characters, and combining marks with nothing to sit on
/// become `\u{1B}`-style escapes, which a JavaScript shell still reads as the character. Two different texts never
/// look the same: a backslash that would begin such an escape is itself spelled out.
struct VisibleText: Hashable, Sendable, CustomStringConvertible {
  let description: String

  /// Spells out what cannot be seen.
  ///
  /// - Parameter raw: the text as it came.
  init(_ raw: some StringProtocol) { self.init(raw, keepsLineFeeds: false) }

  /// Spells out what cannot be seen in text of several lines, whose line feeds stay.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: its lines as one text.
  static func block(_ raw: some StringProtocol) -> Self { Self(raw, keepsLineFeeds: true) }

  private init(_ raw: some StringProtocol, keepsLineFeeds: Bool) {
    if Self.isVisible(raw.utf8, keepsLineFeeds: keepsLineFeeds) {
      description = String(raw)
      return
    }
    var visible = String.UnicodeScalarView()
    var sight = Sight()
    let scalars = raw.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      let beginsEscape = scalar == "\\" && scalars[index...].starts(with: "\\u{".unicodeScalars)
      let isHidden = sight.hides(scalar) && !(keepsLineFeeds && scalar == "\n")
      if isHidden || beginsEscape {
        visible.append(contentsOf: Self.escape(scalar).unicodeScalars)
      } else {
        visible.append(scalar)
      }
    }
    description = String(visible)
  }

  /// Whether a text can stay as it is: printable ASCII in which no backslash comes before a `u`.
  private static func isVisible(_ bytes: some Sequence<UInt8>, keepsLineFeeds: Bool) -> Bool {
    var isAfterBackslash = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"): isAfterBackslash = true
      case UInt8(ascii: "u") where isAfterBackslash: return false
      case 0x20...0x7E: isAfterBackslash = false
      case UInt8(ascii: "\n") where keepsLineFeeds: isAfterBackslash = false
      default: return false
      }
    }
    return true
  }

  /// Spells out what cannot be seen in text of several lines, whose line feeds stay.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: its lines.
  static func lines(of raw: String) -> [Self] {
    // By scalar: as a Character, a carriage return and a line feed are one.
    raw.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Self(Substring($0)) }
  }

  /// How a character is spelled out.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
