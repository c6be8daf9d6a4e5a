/// The strings that must never be printed.
public struct Secrets: Hashable, Sendable {
  private let texts: [String]

  /// All of them, for handing on to a connection string that shares them.
  var all: [String] { texts }

  /// Takes note of secrets; empty ones are none.
  ///
  /// - Parameter texts: the secrets, in every spelling in which they may turn up.
  public init(_ texts: [String]) {
    self.texts = Set(texts.filter { !$0.isEmpty }).sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// A text with every secret replaced by `***`.
  ///
  /// - Parameter text: a text from the driver or a server.
  /// - Returns: the same text without secrets.
  public func strikingOut(_ text: String) -> String {
    texts.reduce(text) { text, secret in
      text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
    }
  }
}
