import SecretScrubbing

/// One line of a log as it may be shown: without secrets, and short.
enum LogSample {
  /// How long a sample is at most, in characters.
  static let longest = 400
  /// How much of the line stands before the text that was found.
  private static let before = 120

  /// Makes a sample.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - text: what was found in it.
  /// - Returns: the line without its secrets, cut to what stands around the text where it is too long.
  static func text(of line: String, around text: String) -> String {
    let clean = SecretsInUse.scrubber.scrubbed(line.hasSuffix("\r") ? String(line.dropLast()) : line)
    guard clean.count > longest else { return clean }
    let found = clean.firstRange(of: text)?.lowerBound ?? clean.startIndex
    let start = clean.index(found, offsetBy: -before, limitedBy: clean.startIndex) ?? clean.startIndex
    let isCut = start > clean.startIndex
    let piece = clean[start...].prefix(longest - (isCut ? 1 : 0))
    guard piece.endIndex < clean.endIndex else { return (isCut ? "…" : "") + piece }
    return (isCut ? "…" : "") + piece.dropLast() + "…"
  }
}
