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
    let clean = strikingOut(line.hasSuffix("\r") ? String(line.dropLast()) : line)
    guard clean.count > longest else { return clean }
    let found = clean.firstRange(of: text)?.lowerBound ?? clean.startIndex
    let start = clean.index(found, offsetBy: -before, limitedBy: clean.startIndex) ?? clean.startIndex
    let isCut = start > clean.startIndex
    let piece = clean[start...].prefix(longest - (isCut ? 1 : 0))
    guard piece.endIndex < clean.endIndex else { return (isCut ? "…" : "") + piece }
    return (isCut ? "…" : "") + piece.dropLast() + "…"
  }

  /// A line without its secrets: connection strings whole, and the values of members that are named like secrets.
  ///
  /// - Parameter line: the line.
  /// - Returns: the same line with `***` in their place.
  static func strikingOut(_ line: String) -> String {
    var clean = ""
    var rest = line[...]
    while let start = rest.firstRange(of: scheme) {
      clean += rest[..<start.upperBound] + "***"
      rest = rest[end(ofConnectionStringIn: rest, from: start.upperBound)...]
    }
    return (clean + rest).replacing(namedSecret) { "\($0.1)***\($0.3)" }
      .replacing(assignedSecret) { "\($0.1)***" }
  }

  /// Where a connection string ends: at a space or a quote, but not before an `@` that the same JSON text still holds,
  /// since a password with an unescaped space or quote would stand before it.
  private static func end(ofConnectionStringIn text: Substring, from start: Substring.Index) -> Substring.Index {
    let value = text[start...].firstMatch(of: endOfText).map { text[start..<$0.range.lowerBound] } ?? text[start...]
    let safe = value.lastIndex(of: "@") ?? start
    return value[safe...].firstIndex { $0.isWhitespace || "\"'`<>\\".contains($0) } ?? value.endIndex
  }

  private static var scheme: Regex<Substring> { /mongodb(?:\+srv)?:\/\//.ignoresCase() }

  /// A quote that is not escaped, before what may follow a JSON text.
  private static var endOfText: Regex<Substring> { /"\s*(?:[,}\]:]|$)/ }

  /// A JSON member with a telling name and a text, which may hold escaped quotes.
  private static var namedSecret: Regex<(Substring, Substring, Substring, Substring)> {
    /("[^"]*(?:passw|passphrase|pwd|secret|credential|authorization|apikey|privatekey|token)[^"]*\\?"\s*:\s*\\?")((?:[^"\\]|\\.)*)(")/
      .ignoresCase()
  }

  /// `password=…` and its like outside JSON.
  private static var assignedSecret: Regex<(Substring, Substring)> {
    /((?:password|passwd|pwd|secret|apikey)\s*=\s*)[^\s"',;&]+/.ignoresCase()
  }
}
