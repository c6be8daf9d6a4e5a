/// Text that one output language shows as it is meant, whatever it was made of.
///
/// Written as a literal it is markup; whatever is interpolated into the literal is escaped, unless it is of the same
/// type already. So a renderer cannot forget to escape.
protocol EscapedText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringInterpolation {
  /// The text in the output language.
  var description: String { get }

  /// Takes text that is in the output language already.
  ///
  /// - Parameter markup: text in the output language.
  init(markup: String)

  /// Makes a text harmless and recognisable.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: the text in the output language.
  static func escape(_ raw: String) -> String
}

extension EscapedText {
  /// Escapes a text.
  ///
  /// - Parameter raw: the text as it came.
  init(escaping raw: String) { self.init(markup: Self.escape(raw)) }

  init(stringLiteral markup: String) { self.init(markup: markup) }

  init(stringInterpolation: EscapingInterpolation<Self>) { self.init(markup: stringInterpolation.markup) }
}

/// Builds an escaped text from a literal: its words are markup, its values are escaped.
struct EscapingInterpolation<Text: EscapedText>: StringInterpolationProtocol {
  private(set) var markup = ""

  init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity * 2) }

  mutating func appendLiteral(_ literal: String) { markup += literal }
  mutating func appendInterpolation(_ raw: String) { markup += Text.escape(raw) }
  mutating func appendInterpolation(_ number: Int) { markup += String(number) }
  mutating func appendInterpolation(_ text: Text) { markup += text.description }
}

extension Sequence where Element: EscapedText {
  /// The texts one after the other, with markup between them.
  ///
  /// - Parameter separator: what stands between two texts.
  /// - Returns: the whole.
  func joined(by separator: Element) -> Element {
    Element(markup: map(\.description).joined(separator: separator.description))
  }
}
