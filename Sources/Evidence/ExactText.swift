/// A text that is compared by its bytes, as MongoDB compares names.
///
/// To Swift two spellings of one letter, such as é and e with an accent after it, are the same text; to a server they
/// are two names. Whatever is looked up by a name that clusters gave is looked up by this.
///
/// Source: server behaviour; 6.0.27 keeps two collections whose names differ in such a spelling alone.
public struct ExactText: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// Takes a text.
  ///
  /// - Parameter text: the text.
  public init(_ text: String) { self.text = text }

  /// Whether two texts have the same bytes.
  public static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  /// Orders texts by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

  /// Whether the text begins with the bytes of another.
  ///
  /// Swift's own answer is no where an accent follows: to it the accent belongs to the last letter.
  ///
  /// - Parameter beginning: the other text.
  /// - Returns: whether it does.
  public func begins(with beginning: String) -> Bool { text.utf8.starts(with: beginning.utf8) }

  /// The text after the bytes of another.
  ///
  /// - Parameter beginning: the other text.
  /// - Returns: what follows it; nil where the text does not begin with it.
  public func dropping(_ beginning: String) -> String? {
    begins(with: beginning) ? String(Substring(text.utf8.dropFirst(beginning.utf8.count))) : nil
  }

  /// Feeds the text: what has the same bytes is the same text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Sequence<String> {
  /// The texts, to be told by their bytes.
  public var exactTexts: Set<ExactText> { Set(map(ExactText.init)) }
}

extension Set<ExactText> {
  /// Whether a text is among them, byte for byte.
  ///
  /// - Parameter text: the text.
  /// - Returns: whether it is.
  public func contains(_ text: String) -> Bool { contains(ExactText(text)) }
}
