extension SecretScan {
  /// The password between `://` and `@`, in a connection string or URL of any scheme.
  ///
  /// A password with reserved characters that were not encoded may hold an `@`, a space or a quotation mark itself, so
  /// what stands before the last `@` of the same JSON text counts as part of it.
  var connectionStringSecret: Secret? {
    guard let start = authorityStart(afterColon: position) else { return nil }
    let isMongo = has("mongodb", at: position - 7) || has("mongodb+srv", at: position - 11)
    guard !isMasked(from: start) else { return nil }
    let end = addressEnd(from: start, isMongo: isMongo)
    guard let at = text[start..<end].lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let login = text[start..<at]
    guard let colon = login.firstIndex(of: UInt8(ascii: ":")) else {
      return isMongo || login.contains { "/?#".utf8.contains($0) } ? nil : secret(start..<at)
    }
    let isWellFormed = !login.contains { "/?#@,".utf8.contains($0) || $0.isSpace || $0.isQuote }
    if isWellFormed { return secret(colon + 1..<at) }
    // A path may hold an @ as well: only what cannot be a port before it makes a password with a slash of it.
    let port = login[(colon + 1)...].prefix { $0 != UInt8(ascii: "/") }
    if !isMongo, port.allSatisfy(\.isDigit), login.contains(UInt8(ascii: "/")) { return nil }
    return secret(start..<at)
  }

  /// Where the host, or the login before it, begins, if a colon and two slashes, escaped or not, precede it.
  private func authorityStart(afterColon colon: Int) -> Int? {
    var place = colon + 1
    for _ in 0..<2 {
      while place < text.count, text[place] == UInt8(ascii: "\\") { place += 1 }
      guard place < text.count, text[place] == UInt8(ascii: "/") else { return nil }
      place += 1
    }
    return place
  }

  /// Whether a login with a masked password, or one that is masked as a whole, begins at a place.
  private func isMasked(from start: Int) -> Bool {
    let user = first(from: start) { ":@/".utf8.contains($0) || $0.isSpace || $0.isQuote }
    return text[start...].starts(with: "***@".utf8) || text[user...].starts(with: ":***@".utf8)
  }

  private func addressEnd(from start: Int, isMongo: Bool) -> Int {
    let wordEnd = first(from: start) { $0.isSpace || $0.isQuote || $0 == UInt8(ascii: "\\") }
    guard isMongo, form == .foreignText else { return cut(start, wordEnd) }
    return cut(start, first(from: start) { $0 == UInt8(ascii: "\n") }, atJSONEnd: true)
  }

  /// The end of an address that no other address reaches into.
  private func cut(_ start: Int, _ end: Int, atJSONEnd: Bool = false) -> Int {
    var place = start
    while place < end {
      if place + 2 < end, has("://", at: place) {
        return self.start(before: place) { !$0.isWordByte && !"+-.".utf8.contains($0) }
      }
      if atJSONEnd, text[place] == UInt8(ascii: "\""), endsJSONText(at: place) { return place }
      place += 1
    }
    return end
  }

  /// Whether a quotation mark is followed by what can follow a text in JSON.
  private func endsJSONText(at place: Int) -> Bool {
    let next = first(from: place + 1) { !$0.isSpace && $0 != UInt8(ascii: "\\") }
    return next == text.count || ",}]:\"".utf8.contains(text[next])
  }

  /// The login in a connection string that was percent-encoded as a whole, once or more often.
  var encodedConnectionStringSecret: Secret? {
    guard let colon = afterEncoded("3a", at: position), let slash = afterEncoded("2f", at: colon),
      let start = afterEncoded("2f", at: slash)
    else { return nil }
    let end = first(from: start) { $0.isSpace || $0.isQuote }
    let at = (start..<end).last { text[$0] == UInt8(ascii: "@") || afterEncoded("40", at: $0) != nil }
    return at.flatMap { secret(start..<$0) }
  }

  /// The place after a character that is percent-encoded once or more often.
  private func afterEncoded(_ code: StaticString, at place: Int) -> Int? {
    guard place < text.count, text[place] == UInt8(ascii: "%") else { return nil }
    var place = place + 1
    while has("25", at: place) { place += 2 }
    return has(code, at: place) ? place + 2 : nil
  }

  /// The password in `user:password@host` without a scheme, or with one that was mistyped.
  var loginSecret: Secret? {
    let start = start(before: position) { $0.isSpace || $0.isQuote }
    guard !has("mailto:", at: start), let colon = text[start..<position].firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let end = first(from: position) { $0.isSpace || $0.isQuote }
    let at = text[position..<end].lastIndex(of: UInt8(ascii: "@")) ?? position
    guard !text[colon...].starts(with: ":***@".utf8), authorityStart(afterColon: colon) == nil else { return nil }
    return secret(colon + 1..<at)
  }
}
