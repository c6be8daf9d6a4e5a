import Findings

/// A way to set off a few words in a terminal: the parameters of one SGR sequence.
struct TerminalStyle: Hashable, Sendable {
  /// The parameters between `ESC [` and `m`; empty for plain text.
  let parameters: String

  static let plain = Self(parameters: "")
  static let strong = Self(parameters: "1")
  static let quiet = Self(parameters: "2")
  static let command = Self(parameters: "36")

  /// The style of an outcome's tag.
  ///
  /// - Parameter outcome: the outcome.
  /// - Returns: its style; the worse, the louder.
  static func tag(_ outcome: Outcome) -> Self {
    switch outcome {
    case .fail: Self(parameters: "1;31")
    case .unknown: Self(parameters: "1;35")
    case .manual: Self(parameters: "1;34")
    case .skipped, .warn: Self(parameters: "1;33")
    case .waived: Self(parameters: "33")
    case .attested, .pass: Self(parameters: "32")
    case .notApplicable: quiet
    }
  }

  /// The style of the verdict: dark on a light colour, or white on red.
  ///
  /// - Parameter verdict: the verdict.
  /// - Returns: its style.
  static func verdict(_ verdict: Verdict) -> Self {
    switch verdict {
    case .go: Self(parameters: "1;30;42")
    case .noGo: Self(parameters: "1;97;41")
    case .incomplete: Self(parameters: "1;30;43")
    }
  }

  /// Sets words in this style.
  ///
  /// - Parameter text: the words.
  /// - Returns: the words between the sequences that turn the style on and off.
  func applied(to text: String) -> String {
    parameters.isEmpty || text.isEmpty ? text : "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}

/// Words in one style.
struct TerminalRun: Sendable {
  let text: TerminalText
  let style: TerminalStyle

  /// Sets words in a style.
  ///
  /// - Parameters:
  ///   - text: the words.
  ///   - style: the style.
  init(_ text: TerminalText, _ style: TerminalStyle = .plain) {
    self.text = text
    self.style = style
  }
}
