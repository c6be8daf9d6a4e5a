import Findings

/// Which collections of the source a migration copies.
///
/// Source: MongoDB docs, mongosync 1.21: collection-level filtering. What matches an inclusion and no exclusion is
/// copied; without inclusions everything is, but for the system's databases and collections.
public struct MigrationScope {
  /// An entry of a filter with its expressions compiled.
  fileprivate struct Matcher {
    let pattern: NamespacePattern
    let database: Regex<AnyRegexOutput>?
    let collections: Regex<AnyRegexOutput>?
    /// What an expression that could not be read counts as: in doubt a collection is judged.
    let inDoubt: Bool
  }

  private let included: [Matcher]
  private let excluded: [Matcher]

  /// Takes the filter of a plan.
  ///
  /// - Parameter plan: the plan.
  public init(_ plan: Plan) {
    included = plan.includeNamespaces.map { Matcher($0, inDoubt: true) }
    excluded = plan.excludeNamespaces.map { Matcher($0, inDoubt: false) }
  }

  /// Whether there is a filter at all.
  public var isFiltered: Bool { !included.isEmpty || !excluded.isEmpty }

  /// Whether a collection is copied.
  ///
  /// What an operation made for itself, and the server drops when that ends, is none to be copied.
  ///
  /// - Parameter collection: the collection.
  /// - Returns: whether it is.
  public func includes(_ collection: CollectionEvidence) -> Bool {
    !collection.isTemporary && includes(collection.name, in: collection.database)
  }

  /// Whether a collection is copied.
  ///
  /// - Parameters:
  ///   - name: its name within the database.
  ///   - database: the database it is in.
  /// - Returns: whether it is.
  public func includes(_ name: String, in database: String) -> Bool {
    guard Self.copies(database), !CollectionEvidence.isSystem(name) else { return false }
    return (included.isEmpty || included.contains { $0.matches(name, in: database) })
      && !excluded.contains { $0.matches(name, in: database) }
  }

  /// Whether a collection is copied.
  ///
  /// - Parameter namespace: `database.collection`; only the first dot divides.
  /// - Returns: whether it is.
  public func includes(namespace: String) -> Bool {
    let parts = NamespaceParts(of: namespace)
    return parts.collection.map { includes($0, in: parts.database) } ?? false
  }

  /// Whether anything of a database may be copied.
  ///
  /// - Parameter database: the database.
  /// - Returns: whether it may.
  public func touches(_ database: String) -> Bool {
    Self.copies(database) && (included.isEmpty || included.contains { $0.matches(database) })
      && !excluded.contains { $0.isWhole && $0.matches(database) }
  }

  /// The server's expressions are read by Swift's engine, which knows nearly all of the same language.
  ///
  /// - Parameter expression: the expression.
  /// - Returns: whether it could be read.
  public static func understands(_ expression: NamespacePattern.Expression) -> Bool { expression.regex != nil }

  private static func copies(_ database: String) -> Bool {
    [.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database))
  }
}

extension MigrationScope.Matcher {
  init(_ pattern: NamespacePattern, inDoubt: Bool) {
    self.init(
      pattern: pattern, database: pattern.databaseExpression?.regex,
      collections: pattern.collectionsExpression?.regex, inDoubt: inDoubt)
  }

  /// Whether it matches all collections of its databases.
  var isWhole: Bool { pattern.collections.isEmpty && pattern.collectionsExpression == nil }

  func matches(_ database: String) -> Bool {
    if pattern.database.isExactly(database) { return true }
    guard pattern.databaseExpression != nil else { return false }
    return self.database.map { database.firstMatch(of: $0) != nil } ?? inDoubt
  }

  func matches(_ name: String, in database: String) -> Bool {
    guard matches(database) else { return false }
    if isWhole || pattern.collections.contains(where: name.isExactly) { return true }
    guard pattern.collectionsExpression != nil else { return false }
    return collections.map { name.firstMatch(of: $0) != nil } ?? inDoubt
  }
}

extension NamespacePattern.Expression {
  /// The expression compiled, or nothing where it cannot be read.
  fileprivate var regex: Regex<AnyRegexOutput>? {
    let letters = Set(options)
    guard letters.isSubset(of: ["i", "m", "s", "x"]) else { return nil }
    // As the server reads it: to Swift's own way a dot with an accent after it is no dot.
    return try? Regex(letters.isEmpty ? pattern : "(?\(String(letters.sorted())))\(pattern)")
      .matchingSemantics(.unicodeScalar)
  }
}
