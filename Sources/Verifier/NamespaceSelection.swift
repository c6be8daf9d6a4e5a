import Evidence

/// Which collections are compared.
public struct NamespaceSelection: Sendable {
  /// One pattern, as an operator writes it.
  ///
  /// `shop.orders` is one collection, `shop.*` all of a database (`*` and `?` as in a shell, anywhere), and
  /// `/^shop\./` a regular expression for the whole `database.collection`.
  public struct Pattern: Sendable {
    private enum Form: Sendable {
      case wildcards(NamePattern)
      case expression(@Sendable (String) -> Bool)
    }

    private let form: Form
    /// The pattern as it was written.
    public let text: String

    /// Reads a pattern.
    ///
    /// - Parameter text: the pattern.
    /// - Throws: ``InvalidPattern`` when it can fit nothing, or is no regular expression.
    public init(_ text: String) throws(InvalidPattern) {
      self.text = text
      let slash = UInt8(ascii: "/")
      if text.utf8.first == slash, text.utf8.last == slash, text.utf8.count > 2 {
        let expression = String(Substring(text.utf8.dropFirst().dropLast()))
        guard (try? Regex(expression)) != nil else {
          throw InvalidPattern(text, "What stands between the slashes is no regular expression.")
        }
        // A Regex may not cross threads, so each use makes its own; there is one use for each collection.
        form = .expression { name in
          guard let regex = try? Regex(expression) else { return false }
          return name.contains(regex.matchingSemantics(.unicodeScalar))
        }
        return
      }
      let parts = NamespaceParts(of: text)
      guard let name = parts.collection, !parts.database.isEmpty, !name.isEmpty, name.utf8.last != UInt8(ascii: ".")
      else {
        throw InvalidPattern(
          text, "Write DATABASE.COLLECTION, with * for any characters, or a regular expression between slashes.")
      }
      form = .wildcards(NamePattern(text))
    }

    /// Whether the pattern fits a collection.
    ///
    /// - Parameter namespace: the collection, `database.collection`.
    /// - Returns: whether it fits.
    public func fits(_ namespace: String) -> Bool {
      switch form {
      case .expression(let fits): fits(namespace)
      case .wildcards(let pattern): pattern.matches(namespace)
      }
    }
  }

  /// A pattern that cannot be used.
  public struct InvalidPattern: Error, CustomStringConvertible {
    /// What is wrong with it and how to write it.
    public let description: String

    init(_ text: String, _ reason: String) { description = "The pattern \(text) cannot be used. \(reason)" }
  }

  private let included: [Pattern]
  private let excluded: [Pattern]

  /// Makes a selection.
  ///
  /// - Parameters:
  ///   - included: what is compared; all where there is none.
  ///   - excluded: what is left out of it.
  public init(_ included: [Pattern] = [], excluding excluded: [Pattern] = []) {
    self.included = included
    self.excluded = excluded
  }

  /// Whether anything may be left out.
  public var isNarrowed: Bool { !included.isEmpty || !excluded.isEmpty }

  /// The patterns that fit none of some collections, each with the list it stands in.
  ///
  /// - Parameter namespaces: the collections, `database.collection`.
  /// - Returns: the patterns and the options they were given by.
  public func unmatched(among namespaces: [String]) -> [(option: String, pattern: Pattern)] {
    [("--namespaces", included), ("--exclude", excluded)].flatMap { option, patterns in
      patterns.filter { pattern in !namespaces.contains(where: pattern.fits) }.map { (option, $0) }
    }
  }

  /// Why a collection is not compared, as a clause; nil where it is.
  ///
  /// - Parameter namespace: the collection, `database.collection`.
  /// - Returns: the reason.
  public func reasonAgainst(_ namespace: String) -> String? {
    if let pattern = excluded.first(where: { $0.fits(namespace) }) { return "--exclude \(pattern.text) leaves it out" }
    return included.isEmpty || included.contains { $0.fits(namespace) } ? nil : "no --namespaces names it"
  }

  /// Whether a collection is compared.
  ///
  /// - Parameter namespace: the collection, `database.collection`.
  /// - Returns: whether it is.
  public func contains(_ namespace: String) -> Bool {
    (included.isEmpty || included.contains { $0.fits(namespace) }) && !excluded.contains { $0.fits(namespace) }
  }
}
