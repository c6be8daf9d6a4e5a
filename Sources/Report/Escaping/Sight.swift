/// Decides, one character after the other, which characters of a text a reader would not see or could be fooled by.
struct Sight: Sendable {
  /// More marks than any living language stacks on one letter; beyond them, letters of other lines are covered.
  private static let marksOnOneLetter = 4

  private var marks = Self.marksOnOneLetter

  /// Whether a character must be spelled out.
  ///
  /// - Parameter scalar: the text's next character.
  /// - Returns: whether it is invisible, acts on what shows it, or sits on nothing.
  mutating func hides(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9": marks = 0
      default: marks = Self.marksOnOneLetter
      }
      return scalar.value < 0x20 || scalar.value == 0x7F
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      marks += 1
      return marks > Self.marksOnOneLetter || scalar.properties.isDefaultIgnorableCodePoint
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      marks = Self.marksOnOneLetter
      return true
    default:
      marks = scalar.properties.isAlphabetic ? 0 : Self.marksOnOneLetter
      // The blank Braille pattern is drawn as nothing although it is a symbol.
      return scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
    }
  }
}
