/// One entry of the `includeNamespaces` or `excludeNamespaces` of a start request.
public struct NamespacePattern: Hashable, Codable, Sendable {
  /// A regular expression with its options, as the server's `$regex` takes them.
  public struct Expression: Hashable, Codable, Sendable {
    /// The expression.
    public let pattern: String
    /// Letters such as `i` for any case.
    public let options: String

    /// Describes an expression.
    ///
    /// - Parameters:
    ///   - pattern: the expression.
    ///   - options: letters such as `i`.
    public init(_ pattern: String, options: String = "") {
      self.pattern = pattern
      self.options = options
    }
  }

  /// The database by name.
  public let database: String?
  /// The databases by expression.
  public let databaseExpression: Expression?
  /// The collections by name; none stands for all.
  public let collections: [String]
  /// The collections by expression.
  public let collectionsExpression: Expression?

  /// Describes an entry.
  ///
  /// - Parameters:
  ///   - database: the database by name.
  ///   - databaseExpression: the databases by expression.
  ///   - collections: the collections by name.
  ///   - collectionsExpression: the collections by expression.
  public init(
    database: String? = nil, databaseExpression: Expression? = nil, collections: [String] = [],
    collectionsExpression: Expression? = nil
  ) {
    self.database = database
    self.databaseExpression = databaseExpression
    self.collections = collections
    self.collectionsExpression = collectionsExpression
  }

  /// The entry as one line, such as `shop.orders` or `/^shop/.*`.
  public var words: String {
    let database = database ?? databaseExpression.map { "/\($0.pattern)/\($0.options)" } ?? "*"
    let named = collections.isEmpty ? nil : collections.joined(separator: "|")
    return "\(database)." + (named ?? collectionsExpression.map { "/\($0.pattern)/\($0.options)" } ?? "*")
  }

  /// The expressions it has.
  public var expressions: [Expression] { [databaseExpression, collectionsExpression].compactMap(\.self) }
}
