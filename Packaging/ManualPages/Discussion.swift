/// What a command's help says at length, with the exit statuses taken out of it.
struct Discussion {
  /// The text without exit statuses, by paragraphs.
  let paragraphs: [String]
  /// The exit statuses with what they mean.
  let exitStatuses: [(number: String, meaning: String)]

  /// Takes a discussion apart.
  ///
  /// - Parameter text: the text; exit statuses stand at its end, as in `Exit status: 0 GO, 1 NO-GO.`
  init(_ text: String) {
    let parts = text.split(separator: "Exit status: ", maxSplits: 1, omittingEmptySubsequences: false)
    paragraphs = parts[0].split(separator: "\n\n").filter { $0.contains { !$0.isWhitespace } }.map(String.init)
    let statuses = parts.count > 1 ? parts[1].matches(of: /([0-9]+) (.+?)(?:, (?=[0-9])|\.?\s*$)/) : []
    exitStatuses = statuses.map { (String($0.output.1), String($0.output.2)) }
  }
}
