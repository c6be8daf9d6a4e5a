import Evidence

extension NameRedactor {
  /// An option of a collection or index: whole where it can hold no name, else its fingerprint.
  ///
  /// - Parameters:
  ///   - name: the option's name.
  ///   - canonical: its value as canonical Extended JSON.
  /// - Returns: a value of the same kind; equal ones stay equal.
  func option(_ name: String, _ canonical: String) -> String {
    guard hidesNames else { return canonical }
    let value = OptionValue(canonical: canonical)
    if value.bool != nil || canonical == "null" || Self.harmlessOptions.contains(name) { return canonical }
    if let text = value.string {
      switch name {
      case "viewOn": return quoted(collection(value.text ?? text, in: ""))
      case "language_override": return quoted(field(text))
      default: return quoted(self.text(text))
      }
    }
    let isEmpty = canonical.allSatisfy { "{}[] ".contains($0) }
    return isEmpty ? canonical : "{ \"redacted\" : \(quoted(text(canonical))) }"
  }

  /// A value out of a document, of which nothing is shown.
  ///
  /// - Parameter canonical: the value as canonical Extended JSON.
  /// - Returns: a text; equal values stay equal.
  func value(_ canonical: String) -> String { hidesNames ? quoted(text(canonical)) : canonical }

  /// How a field is indexed: a number, or the name of a kind of index.
  ///
  /// - Parameter canonical: the value as canonical Extended JSON.
  /// - Returns: the same, unless it is something that no server of today takes.
  func order(_ canonical: String) -> String {
    guard hidesNames else { return canonical }
    let value = OptionValue(canonical: canonical)
    if value.bool != nil || Self.indexKinds.contains(value.string ?? "?") { return canonical }
    return quoted(text(canonical))
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// Options whose values are the server's own words.
  private static let harmlessOptions: Set<String> = [
    "collation", "changeStreamPreAndPostImages", "default_language", "expireAfterSeconds", "validationAction",
    "validationLevel",
  ]

  private static let indexKinds: Set<String> = [
    "", "2d", "2dsphere", "columnstore", "geoHaystack", "hashed", "text", "wildcard",
  ]
}
