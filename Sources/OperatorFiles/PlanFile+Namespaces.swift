import Evidence
import Yams

extension PlanFile {
  /// The namespaces of a filter, in the form of the start request.
  ///
  /// - Parameter node: a list of maps with `database` or `databaseRegex`, and `collections` or `collectionsRegex`.
  /// - Returns: the entries, or nothing where one of them has another form.
  static func namespaces(_ node: Node) -> [NamespacePattern]? {
    guard let list = node.sequence, !list.isEmpty else { return nil }
    let patterns = list.compactMap(NamespacePattern.init)
    return patterns.count == list.count ? patterns : nil
  }

  /// The collections to be sharded, in the form of the start request.
  ///
  /// - Parameter node: a list of maps with `database`, `collection` and `shardCollection.key`.
  /// - Returns: the entries, or nothing where one of them has another form.
  static func shardingEntries(_ node: Node) -> [ShardingEntry]? {
    guard let list = node.sequence else { return nil }
    let entries = list.compactMap(ShardingEntry.init)
    return entries.count == list.count ? entries : nil
  }

  static let namespacesForm = """
    as in the start request: a list of maps with database or databaseRegex, and collections or collectionsRegex
    """
  static let shardingEntriesForm = """
    as in the start request: a list of maps with database, collection and shardCollection: {key: [{FIELD: 1}]}
    """
}

extension NamespacePattern {
  fileprivate init?(_ node: Node) {
    let keys: Set = ["database", "databaseRegex", "collections", "collectionsRegex"]
    guard let map = node.mapping, map.keys.allSatisfy({ keys.contains($0.string ?? "") }) else { return nil }
    let collections = map["collections"]?.sequence?.map(\.scalar?.string) ?? []
    let expressions = ["databaseRegex", "collectionsRegex"].map { key in map[key].map(Expression.init) }
    let isSound =
      (map["collections"] == nil || map["collections"]?.sequence != nil) && collections.allSatisfy { $0 != nil }
      && !expressions.contains { $0 == .some(nil) } && (map["database"] == nil || map["database"]?.scalar != nil)
      && (map["database"] != nil || map["databaseRegex"] != nil)
    guard isSound else { return nil }
    self.init(
      database: map["database"]?.scalar?.string, databaseExpression: expressions[0] ?? nil,
      collections: collections.compactMap(\.self), collectionsExpression: expressions[1] ?? nil)
  }
}

extension NamespacePattern.Expression {
  fileprivate init?(_ node: Node) {
    guard let map = node.mapping, map.keys.allSatisfy({ ["pattern", "options"].contains($0.string ?? "") }),
      let pattern = map["pattern"]?.scalar?.string
    else { return nil }
    self.init(pattern, options: map["options"]?.scalar?.string ?? "")
  }
}

extension ShardingEntry {
  fileprivate init?(_ node: Node) {
    guard let map = node.mapping, let database = map["database"]?.scalar?.string,
      let collection = map["collection"]?.scalar?.string,
      let fields = map["shardCollection"]?.mapping?["key"]?.sequence, !fields.isEmpty
    else { return nil }
    let key = fields.flatMap { field in (field.mapping ?? [:]).compactMap(Self.keyField) }
    guard key.count == fields.count else { return nil }
    self.init(database: database, collection: collection, key: key)
  }

  private static func keyField(_ name: Node, _ order: Node) -> IndexEvidence.KeyField? {
    guard let name = name.scalar?.string else { return nil }
    if let number = order.int { return .init(name, OptionValue(integerLiteral: Int64(number))) }
    return order.string == "hashed" ? .init(name, "hashed") : nil
  }
}
