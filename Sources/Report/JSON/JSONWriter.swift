/// Writes JSON, indented by two spaces, with the members of an object in the order they are given.
struct JSONWriter: Sendable {
  /// The JSON so far.
  private(set) var text = ""

  private var depth = 0
  private var isFirst = true

  /// Starts an empty text.
  init() {}

  /// Writes an object.
  ///
  /// - Parameter members: writes its members.
  mutating func object(_ members: (inout Self) -> Void) { container("{", "}", members) }

  /// Writes an array.
  ///
  /// - Parameters:
  ///   - elements: what it holds.
  ///   - write: writes one element.
  mutating func array<Elements: Sequence>(_ elements: Elements, _ write: (inout Self, Elements.Element) -> Void) {
    container("[", "]") { writer in
      for element in elements {
        writer.startElement()
        write(&writer, element)
      }
    }
  }

  /// Writes one member of an object.
  ///
  /// - Parameters:
  ///   - key: its name.
  ///   - value: writes its value.
  mutating func member(_ key: String, _ value: (inout Self) -> Void) {
    startElement()
    string(key)
    text += ": "
    value(&self)
  }

  /// Writes a member that is a text; nothing where there is none.
  ///
  /// - Parameters:
  ///   - key: its name.
  ///   - value: its value.
  mutating func member(_ key: String, _ value: String?) {
    if let value { member(key) { $0.string(value) } }
  }

  /// Writes a member that is an array of texts.
  ///
  /// - Parameters:
  ///   - key: its name.
  ///   - values: its elements.
  mutating func member(_ key: String, _ values: [String]) {
    member(key) { $0.array(values) { writer, value in writer.string(value) } }
  }

  /// Writes a text.
  ///
  /// - Parameter value: the text as it came.
  mutating func string(_ value: String) {
    text += "\""
    text += JSONText.escape(value)
    text += "\""
  }

  /// Writes a whole number.
  ///
  /// - Parameter value: the number.
  mutating func number(_ value: Int) { text += String(value) }

  /// Writes a number that may have a fraction; nought where it is none that JSON can write.
  ///
  /// - Parameter value: the number.
  mutating func number(_ value: Double) { text += value.isFinite ? "\(value)" : "0" }

  /// Writes a truth value.
  ///
  /// - Parameter value: the truth value.
  mutating func bool(_ value: Bool) { text += value ? "true" : "false" }

  /// Writes a value that is JSON already, as it is; as a text, should it not be JSON after all.
  ///
  /// - Parameter json: the value.
  mutating func embedded(_ json: String) {
    if JSONSyntax.isValue(json) { text += JSONText.respelled(json) } else { string(json) }
  }

  private mutating func container(_ open: String, _ close: String, _ contents: (inout Self) -> Void) {
    text += open
    depth += 1
    isFirst = true
    contents(&self)
    depth -= 1
    if !isFirst { newLine() }
    text += close
    isFirst = false
  }

  private mutating func startElement() {
    if !isFirst { text += "," }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }
}
