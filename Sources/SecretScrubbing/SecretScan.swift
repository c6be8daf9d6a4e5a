/// One pass over a text, byte by byte, that masks what is a secret by its form.
struct SecretScan {
  let text: [UInt8]
  let form: SecretScrubber.Form
  private var output: [UInt8] = []
  /// How much of the text is in the output already, masked or as it was.
  private(set) var copied = 0
  private(set) var position = 0

  /// Begins before the first byte.
  init(_ text: [UInt8], form: SecretScrubber.Form) {
    self.text = text
    self.form = form
  }

  /// Goes through the text.
  ///
  /// - Returns: the text with its secrets masked, or `nil` where it holds none.
  mutating func result() -> [UInt8]? {
    while position < text.count {
      if let secret = secretHere() {
        mask(secret.range, with: secret.quoted ? "\"***\"" : SecretScrubber.mask)
      } else {
        position += 1
      }
    }
    guard copied > 0 else { return nil }
    return output + text[copied...]
  }

  /// What is secret by its form and is known for it at this place, which may lie before, at or after it.
  private func secretHere() -> Secret? {
    switch text[position] {
    case UInt8(ascii: ":"): connectionStringSecret ?? namedSecret
    case UInt8(ascii: "="): namedSecret
    case UInt8(ascii: "@"): form == .foreignText ? loginSecret : nil
    case UInt8(ascii: "%"): encodedConnectionStringSecret
    case UInt8(ascii: "-"): privateKeySecret ?? optionSecret
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "e"), UInt8(ascii: "m"), UInt8(ascii: "A"): tokenSecret
    default: nil
    }
  }

  private mutating func mask(_ range: Range<Int>, with mask: String = SecretScrubber.mask) {
    output += text[copied..<max(copied, range.lowerBound)]
    output += mask.utf8
    copied = range.upperBound
    position = range.upperBound
  }

  /// A place in the text that holds a secret.
  struct Secret {
    let range: Range<Int>
    /// Whether the mask needs quotation marks, since JSON has a number there.
    var quoted = false
  }
}

extension SecretScan {
  /// Whether a text, given in lower case, begins at a place, regardless of the case of its letters.
  func has(_ lowercase: StaticString, at place: Int) -> Bool {
    guard place >= 0, text.count - place >= lowercase.utf8CodeUnitCount else { return false }
    return lowercase.description.utf8.enumerated().allSatisfy { text[place + $0.offset].lowercased == $0.element }
  }

  /// The first place from another on whose byte fulfils a condition, or the end.
  func first(from place: Int, where condition: (UInt8) -> Bool) -> Int {
    var place = place
    while place < text.count, !condition(text[place]) { place += 1 }
    return place
  }

  /// The place after the last byte before another that fulfils a condition; never within what was masked.
  func start(before place: Int, where condition: (UInt8) -> Bool) -> Int {
    var place = place
    while place > copied, !condition(text[place - 1]) { place -= 1 }
    return place
  }

  /// A secret, unless the place is empty or masked already.
  func secret(_ range: Range<Int>, quoted: Bool = false) -> Secret? {
    let range = max(range.lowerBound, copied)..<max(range.upperBound, copied)
    guard !range.isEmpty, !text[range].elementsEqual(SecretScrubber.mask.utf8) else { return nil }
    return Secret(range: range, quoted: quoted)
  }
}

extension UInt8 {
  /// Whether it ends a word of a sentence: white space or a control character.
  var isSpace: Bool { self <= 0x20 }

  /// Whether it is a quotation mark, or a bracket that stands around addresses.
  var isQuote: Bool { "\"'`<>".utf8.contains(self) }
}
