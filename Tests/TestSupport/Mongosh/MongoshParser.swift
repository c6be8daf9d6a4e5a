/// Reads commands in mongosh's language; everything that it does not know is an error.
struct MongoshParser {
  private let text: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Reads statements, separated by semicolons.
  ///
  /// - Parameter text: the command.
  /// - Returns: its statements.
  /// - Throws: `MongoshError` for what it does not know.
  static func statements(of text: String) throws -> [MongoshExpression] {
    var parser = MongoshParser(text)
    var statements = [try parser.expression()]
    while parser.takes(";") { if !parser.isAtEnd { statements.append(try parser.expression()) } }
    guard parser.isAtEnd else { throw parser.unexpected() }
    return statements
  }

  private var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place >= text.count
    }
  }

  private mutating func expression() throws -> MongoshExpression {
    var expression = try primary()
    while true {
      if takes(".") {
        expression = .member(expression, try identifier())
      } else if takes("(") {
        expression = .call(expression, try list(until: ")") { try $0.expression() })
      } else {
        return expression
      }
    }
  }

  private mutating func primary() throws -> MongoshExpression {
    skipSpace()
    guard place < text.count else { throw MongoshError("the command ends too early") }
    switch text[place] {
    case "\"", "'": return .value(.string(try string()))
    case "[":
      place += 1
      return .array(try list(until: "]") { try $0.expression() })
    case "{":
      place += 1
      return .object(try list(until: "}") { try $0.property() })
    case "/": return .value(try regularExpression())
    case "-", "0"..."9": return .value(.number(try number()))
    default: break
    }
    let name = try identifier()
    switch name {
    case "true", "false": return .value(.bool(name == "true"))
    case "null": return .value(.null)
    case "NaN": return .value(.number(.nan))
    case "Infinity": return .value(.number(.infinity))
    default: return .name(name)
    }
  }

  private mutating func property() throws -> (name: String, value: MongoshExpression) {
    skipSpace()
    let isQuoted = place < text.count && (text[place] == "\"" || text[place] == "'")
    let name = isQuoted ? try string() : try identifier()
    guard name != "__proto__" else { throw MongoshError("__proto__ in an object literal is no member of it") }
    guard takes(":") else { throw unexpected() }
    return (name, try expression())
  }

  private mutating func list<Element>(
    until end: Unicode.Scalar, _ read: (inout MongoshParser) throws -> Element
  ) throws -> [Element] {
    var elements: [Element] = []
    while !takes(end) {
      elements.append(try read(&self))
      if takes(end) { break }
      guard takes(",") else { throw unexpected() }
    }
    return elements
  }

  private mutating func identifier() throws -> String {
    skipSpace()
    var name = String.UnicodeScalarView()
    while place < text.count,
      text[place].properties.isAlphabetic || "$_".unicodeScalars.contains(text[place])
        || (!name.isEmpty && ("0"..."9").contains(text[place]))
    {
      name.append(text[place])
      place += 1
    }
    guard !name.isEmpty else { throw unexpected() }
    return String(name)
  }

  private mutating func number() throws -> Double {
    let start = place
    let allowed = "-+.0123456789eE".unicodeScalars
    while place < text.count, allowed.contains(text[place]) { place += 1 }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: text[start..<place])
    if String(digits) == "-", takesWord("Infinity") { return -.infinity }
    guard let number = Double(String(digits)) else { throw unexpected() }
    return number
  }

  private mutating func regularExpression() throws -> MongoshValue {
    place += 1
    var pattern = String.UnicodeScalarView()
    while place < text.count, text[place] != "/" {
      if text[place] == "\\" {
        pattern.append(text[place])
        place += 1
      }
      guard place < text.count else { break }
      pattern.append(text[place])
      place += 1
    }
    guard takes("/") else { throw unexpected() }
    var options = String.UnicodeScalarView()
    while place < text.count, "gimsuy".unicodeScalars.contains(text[place]) {
      options.append(text[place])
      place += 1
    }
    return .regularExpression(String(pattern), options: String(options))
  }

  private mutating func string() throws -> String {
    let quote = text[place]
    place += 1
    var units: [UInt16] = []
    while place < text.count, text[place] != quote {
      guard text[place] != "\n" else { throw MongoshError("a string goes over the end of its line") }
      guard text[place] == "\\" else {
        units += Array(String(text[place]).utf16)
        place += 1
        continue
      }
      place += 1
      units += try escaped()
    }
    guard takesExactly(quote) else { throw unexpected() }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw MongoshError("a string holds half a surrogate pair")
    }
    return text
  }

  private mutating func escaped() throws -> [UInt16] {
    guard place < text.count else { throw unexpected() }
    let letter = text[place]
    place += 1
    switch letter {
    case "n": return [0x0A]
    case "r": return [0x0D]
    case "t": return [0x09]
    case "b": return [0x08]
    case "f": return [0x0C]
    case "\"", "'", "\\", "/": return Array(String(letter).utf16)
    case "u":
      var digits = String.UnicodeScalarView()
      digits.append(contentsOf: text[place..<min(place + 4, text.count)])
      guard digits.count == 4, let unit = UInt16(String(digits), radix: 16) else { throw unexpected() }
      place += 4
      return [unit]
    default: throw unexpected()
    }
  }

  private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    return takesExactly(scalar)
  }

  private mutating func takesExactly(_ scalar: Unicode.Scalar) -> Bool {
    guard place < text.count, text[place] == scalar else { return false }
    place += 1
    return true
  }

  private mutating func takesWord(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard text.dropFirst(place).starts(with: scalars) else { return false }
    place += scalars.count
    return true
  }

  private mutating func skipSpace() {
    while place < text.count, text[place].properties.isWhitespace { place += 1 }
  }

  private func unexpected() -> MongoshError {
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: text.dropFirst(place).prefix(20))
    return MongoshError("unexpected at \(place): \(String(rest))")
  }
}
