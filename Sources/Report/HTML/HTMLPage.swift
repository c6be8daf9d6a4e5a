/// The lines of a page so far.
///
/// What is written is taken off whenever a part is complete, so that a page of very many items is never held whole.
struct HTMLPage: Sendable {
  private var text = ""

  /// Adds lines.
  ///
  /// - Parameter lines: one line or several, without the last line feed.
  mutating func add(_ lines: HTMLText) {
    text += lines.description
    text += "\n"
  }

  /// Takes off what was written since it was last taken off.
  ///
  /// - Returns: whole lines.
  mutating func take() -> String {
    defer { text.removeAll(keepingCapacity: true) }
    return text
  }
}

extension HTMLText {
  /// Text where a condition holds, and no text where it does not.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - text: the text.
  /// - Returns: the text, or an empty one.
  static func when(_ condition: Bool, _ text: @autoclosure () -> HTMLText) -> HTMLText { condition ? text() : "" }

  /// Text for each value, one after the other.
  ///
  /// - Parameters:
  ///   - values: the values.
  ///   - text: the text for one.
  /// - Returns: the texts.
  static func each<Value>(_ values: some Sequence<Value>, _ text: (Value) -> HTMLText) -> HTMLText {
    values.map(text).joined(by: "")
  }

  /// A text from elsewhere, whose direction of writing stays its own.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: a `bdi` element.
  static func apart(_ raw: String) -> HTMLText { "<bdi>\(raw)</bdi>" }

  /// A name, an address or another datum.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: a `code` element.
  static func code(_ raw: String) -> HTMLText { "<code>\(.apart(raw))</code>" }

  /// A time.
  ///
  /// - Parameter time: the time as RFC 3339 writes it.
  /// - Returns: a `time` element.
  static func time(_ time: String) -> HTMLText { "<time datetime=\"\(time)\">\(time)</time>" }

  /// The first row of a table.
  ///
  /// - Parameter names: the names of its columns.
  /// - Returns: a `thead` element.
  static func columns(_ names: String...) -> HTMLText {
    "<thead><tr>\(.each(names) { "<th scope=\"col\">\($0)</th>" })</tr></thead>"
  }
}
