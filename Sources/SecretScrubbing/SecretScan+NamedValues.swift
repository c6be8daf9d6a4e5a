extension SecretScan {
  /// The value of a member, option or header that is named like a secret, after this `:` or `=`.
  var namedSecret: Secret? {
    guard let name = nameBefore(position), let strength = NameStrength(of: text[name.range]) else { return nil }
    let isAssigned = text[position] == UInt8(ascii: "=")
    let start = first(from: position + 1) { !$0.isSpace || $0 == UInt8(ascii: "\n") }
    guard start < text.count else { return nil }
    if let value = quotedText(at: start) { return secretValue(value) }
    if text[start] == UInt8(ascii: "["), !isAssigned { return listedSecret(from: start + 1) }
    if text[start] == UInt8(ascii: "{"), !isAssigned { return comparedSecret(from: start + 1) }
    guard form == .foreignText || isAssigned, !"{[".utf8.contains(text[start]) else { return nil }
    let value = bareValue(from: start, isHeader: strength == .header, isJSON: name.isQuoted)
    let isNumber = text[value].allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
    if name.isQuoted { return isNumber ? secret(value, quoted: true) : nil }
    guard !isWordOfAnotherMeaning(value) else { return nil }
    return strength != .weak || isAssigned || value.count >= 16 ? secret(value) : nil
  }

  /// The argument of an option of a command line, such as `--password`.
  var optionSecret: Secret? {
    guard form == .foreignText, has("--", at: position), position == 0 || text[position - 1].isSpace else { return nil }
    let end = first(from: position + 2) { !$0.isNameByte }
    guard end < text.count, text[end] == UInt8(ascii: " "), NameStrength(of: text[(position + 2)..<end]) != nil else {
      return nil
    }
    let start = first(from: end) { $0 != UInt8(ascii: " ") }
    guard start < text.count, text[start] != UInt8(ascii: "-") else { return nil }
    if let value = quotedText(at: start) { return secretValue(value) }
    let value = start..<first(from: start) { $0.isSpace }
    return isWordOfAnotherMeaning(value) ? nil : secret(value)
  }

  private func nameBefore(_ place: Int) -> (range: Range<Int>, isQuoted: Bool)? {
    var end = place
    while end > copied, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let isQuoted = end > copied && "\"'".utf8.contains(text[end - 1])
    if isQuoted { end -= 1 }
    while end > copied, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    let range = start(before: end) { !$0.isNameByte }..<end
    return range.isEmpty ? nil : (range, isQuoted)
  }

  /// What stands between quotation marks that begin at a place, escaped equally often at both ends.
  private func quotedText(at place: Int) -> Range<Int>? {
    let quote = first(from: place) { $0 != UInt8(ascii: "\\") }
    guard quote < text.count, "\"'`".utf8.contains(text[quote]) else { return nil }
    let depth = quote - place
    var escapes = 0
    for end in (quote + 1)..<max(text.count, quote + 1) {
      if text[end] == text[quote], depth == 0 ? escapes.isMultiple(of: 2) : escapes == depth {
        return (quote + 1)..<(end - depth)
      }
      escapes = text[end] == UInt8(ascii: "\\") ? escapes + 1 : 0
    }
    return (quote + 1)..<text.count
  }

  /// A quoted value, unless it is a place to fill in, which our own commands have.
  private func secretValue(_ value: Range<Int>) -> Secret? {
    let isPlaceholder =
      form == .ownSentence
      && (text[value].first == UInt8(ascii: "<") && text[value].last == UInt8(ascii: ">")
        || text[value].first == UInt8(ascii: "$"))
    return isPlaceholder ? nil : secret(value)
  }

  /// The first text of a JSON list; those after it are found when the scan comes to them, by the comma before them.
  private func listedSecret(from place: Int) -> Secret? {
    let start = first(from: place) { !$0.isSpace }
    guard let value = quotedText(at: start) else { return nil }
    let close = first(from: value.upperBound) { $0 == UInt8(ascii: "]") }
    let last = text[..<close].lastIndex { "\"'`".utf8.contains($0) } ?? value.upperBound
    return secret(value.lowerBound..<max(value.upperBound, last))
  }

  /// The text that an operator of a query compares with, as in `{password: {$ne: "…"}}`, or that an object wraps.
  private func comparedSecret(from place: Int) -> Secret? {
    let start = first(from: place) { !$0.isSpace }
    let colon = first(from: start) { ":{}[],".utf8.contains($0) }
    let name = text[start..<colon].filter { $0.isWordByte || $0 == UInt8(ascii: "$") }
    guard colon < text.count, text[colon] == UInt8(ascii: ":"),
      name.first == UInt8(ascii: "$") || name.elementsEqual("base64".utf8)
    else { return nil }
    let value = first(from: colon + 1) { !$0.isSpace }
    guard value < text.count, !text[start..<colon].contains(UInt8(ascii: "\n")) else { return nil }
    if text[value] == UInt8(ascii: "[") { return listedSecret(from: value + 1) }
    if text[value] == UInt8(ascii: "{") { return comparedSecret(from: value + 1) }
    guard !name.starts(with: "$number".utf8) else { return nil }
    return quotedText(at: value).flatMap(secretValue)
  }

  private func bareValue(from start: Int, isHeader: Bool, isJSON: Bool) -> Range<Int> {
    if isHeader { return start..<first(from: start) { $0 < 0x20 || $0.isQuote || $0 == UInt8(ascii: "\\") } }
    return start..<first(from: start) { $0.isSpace || $0.isQuote || ",;&)]}\\".utf8.contains($0) }
  }

  private func isWordOfAnotherMeaning(_ value: Range<Int>) -> Bool {
    if text[value].first == UInt8(ascii: "$") || text[value].first == UInt8(ascii: "(") { return true }
    return ["true", "false", "null", "nil", "none", "passwordprompt("].contains(
      String(decoding: text[value].map(\.lowercased), as: UTF8.self))
  }
}

/// How surely a name is that of a secret.
private enum NameStrength {
  /// A password or key: whatever follows is masked.
  case strong
  /// A header whose value has several words.
  case header
  /// A token: in sentences the word often means something else.
  case weak

  private static let strongNames: [[UInt8]] = [
    "password", "passwd", "passwort", "pwd", "passphrase", "passcode", "secret", "secretkey", "accesskey", "apikey",
    "privatekey", "credential", "credentials", "storedkey", "serverkey", "sharedkey", "authmechanismproperties",
  ].map { Array($0.utf8) }
  private static let headerNames: [[UInt8]] = ["authorization", "cookie"].map { Array($0.utf8) }
  private static let tokenNames: [[UInt8]] = [Array("token".utf8)]
  private static let lastLetters = Set((strongNames + headerNames + tokenNames).compactMap(\.last))

  /// Reads a name, whatever its case and whatever joins its words.
  init?(of name: ArraySlice<UInt8>) {
    guard let last = name.last?.lowercased, Self.lastLetters.contains(last) else { return nil }
    let plain = name.suffix(40).filter(\.isWordByte).map(\.lowercased)
    let ends = { (endings: [[UInt8]]) in endings.contains { plain.suffix($0.count).elementsEqual($0) } }
    if ends(Self.strongNames) {
      self = .strong
    } else if ends(Self.headerNames) {
      self = .header
    } else if ends(Self.tokenNames) {
      self = .weak
    } else {
      return nil
    }
  }
}

extension UInt8 {
  /// Whether it may stand in the name of an option or member.
  fileprivate var isNameByte: Bool { isWordByte || "_-.".utf8.contains(self) }
}
