internal import Foundation

/// The spellings in which known secrets turn up in replies, logs and errors.
struct SecretSpellings: Sendable {
  /// The shortest secret that is masked anywhere: of a shorter one most numbers and words would be masked.
  private static let shortest = 4
  /// The shortest secret that is masked within words; a shorter one is masked as a whole word only.
  private static let shortestWithinWords = 6
  /// Words that stand in replies of every server; where one is a password, only its place shows it.
  private static let commonWords: Set<String> = [
    "admin", "root", "test", "local", "config", "user", "users", "password", "secret", "mongo", "mongodb", "mongosync",
    "source", "destination", "true", "false", "null", "primary", "secondary", "default", "backup",
  ]

  /// All spellings that begin with a byte, longest first.
  private let byFirstByte: [[[UInt8]]]

  /// Spells secrets out.
  ///
  /// - Parameter secrets: the secrets, as they are.
  init(_ secrets: some Sequence<String>) {
    var all = Set<[UInt8]>()
    for secret in secrets where !Self.commonWords.contains(secret.lowercased()) {
      for spelling in Self.spellings(of: secret) where spelling.count >= Self.shortest { all.insert(spelling) }
    }
    var table = [[[UInt8]]](repeating: [], count: all.isEmpty ? 0 : 256)
    for spelling in all { table[Int(spelling[0])].append(spelling) }
    byFirstByte = table.map { $0.sorted { $0.count > $1.count } }
  }

  /// A text with every spelling masked.
  ///
  /// - Parameter text: the text.
  /// - Returns: the masked text; `nil` where it holds none.
  func masked(in text: [UInt8]) -> [UInt8]? {
    guard !byFirstByte.isEmpty else { return nil }
    var output: [UInt8] = []
    var (copied, place) = (0, 0)
    while place < text.count {
      guard let length = length(in: text, at: place) else {
        place += 1
        continue
      }
      output += text[copied..<place] + Array(SecretScrubber.mask.utf8)
      place += length
      copied = place
    }
    return copied == 0 ? nil : output + text[copied...]
  }

  /// How many bytes of a text from a place on are a secret, else `nil`.
  private func length(in text: [UInt8], at place: Int) -> Int? {
    for spelling in byFirstByte[Int(text[place])] where text.count - place >= spelling.count {
      guard (1..<spelling.count).allSatisfy({ text[place + $0] == spelling[$0] }) else { continue }
      let end = place + spelling.count
      let isWithinWord =
        (place > 0 && text[place - 1].isWordByte) || (end < text.count && text[end].isWordByte)
      if spelling.count >= Self.shortestWithinWords || !isWithinWord { return spelling.count }
    }
    return nil
  }

  private static func spellings(of secret: String) -> [[UInt8]] {
    let raw = Array(secret.utf8)
    let json = jsonEscaped(secret)
    var texts = [
      secret, json, jsonEscaped(json), json.replacing("/", with: "\\/"), goEscaped(json), htmlEscaped(secret),
    ]
    for kept in ["-_.~", "-_.~!$&'()*+,;="] {
      let encoded = percentEncoded(raw, keeping: kept)
      texts += [encoded, encoded.replacing(/%[0-9A-F]{2}/) { $0.output.lowercased() }]
      texts.append(encoded.replacing("%", with: "%25"))
      texts.append(encoded.replacing("%20", with: "+"))
    }
    guard raw.count >= shortestWithinWords else { return texts.map { Array($0.utf8) } }
    let hexadecimal = raw.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    texts += [hexadecimal, hexadecimal.uppercased()]
    texts += (0..<3).map { base64(raw, offset: $0) }.filter { $0.count >= shortestWithinWords }
      .flatMap { [$0, $0.replacing("+", with: "-").replacing("/", with: "_")] }
    return texts.map { Array($0.utf8) }
  }

  private static func jsonEscaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }.joined()
  }

  /// As Go's encoder, and so mongosync, escapes JSON.
  private static func goEscaped(_ json: String) -> String {
    json.replacing("&", with: "\\u0026").replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
  }

  private static func htmlEscaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&#34;").replacing("'", with: "&#39;")
  }

  private static func percentEncoded(_ bytes: [UInt8], keeping kept: String) -> String {
    bytes.map { byte in
      byte.isWordByte || kept.utf8.contains(byte)
        ? String(decoding: [byte], as: UTF8.self)
        : "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
    }.joined()
  }

  /// The characters of a longer text's base64 that the secret alone decides, where so many bytes (modulo 3) precede it.
  private static func base64(_ secret: [UInt8], offset: Int) -> String {
    let encoded = Data(repeating: 0, count: offset) + Data(secret)
    let text = encoded.base64EncodedString()
    let first = [0, 2, 3][offset]
    let whole = encoded.count / 3 * 4 + [0, 1, 2][encoded.count % 3]
    return String(text.prefix(whole).dropFirst(first))
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isWordByte: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
      || isDigit
  }

  /// Whether it is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// An ASCII letter in lower case.
  var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
