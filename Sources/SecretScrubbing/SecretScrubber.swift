/// Takes secrets out of text that somebody else wrote, before it is printed or kept.
///
/// It knows two kinds: secrets that this run uses, in every usual spelling, and text that shows by its form that it is
/// a secret, such as the password in a connection string, the value of a member named `password`, a private key or a
/// bearer token. It masks too much rather than too little.
public struct SecretScrubber: Sendable {
  /// What stands in the place of a secret.
  public static let mask = "***"

  /// Where a text comes from, which decides how much may be masked in it.
  public enum Form: Hashable, Sendable {
    /// A reply, a log line, a file's content or an error: anything may stand in it.
    case foreignText
    /// A sentence or a command of this program with names and values in it, where words such as "password:" are ours.
    case ownSentence
  }

  private let spellings: SecretSpellings

  /// Prepares to take secrets out.
  ///
  /// - Parameter secrets: the secrets in use, as they are.
  public init(_ secrets: some Sequence<String> = []) { spellings = SecretSpellings(secrets) }

  /// A text without secrets; one that is JSON stays JSON.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - form: where it comes from.
  /// - Returns: the text with `***` in the place of each secret; the same text where there is none.
  public func scrubbed(_ text: String, as form: Form = .foreignText) -> String {
    scrubbed(utf8: Array(text.utf8), as: form).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// UTF-8 without secrets.
  ///
  /// - Parameters:
  ///   - text: the bytes of the text, which need not be valid UTF-8.
  ///   - form: where it comes from.
  /// - Returns: the bytes with `***` in the place of each secret; `nil` where there is none.
  public func scrubbed(utf8 text: [UInt8], as form: Form = .foreignText) -> [UInt8]? {
    // First, since a form that shows one secret may pass over another beside it.
    let known = spellings.masked(in: text)
    var scan = SecretScan(known ?? text, form: form)
    return scan.result() ?? known
  }
}
