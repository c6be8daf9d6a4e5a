import Evidence

/// A collection, or a whole database, that one cluster has and the other has not.
struct NamespaceGap {
  /// The database, or `database.collection`.
  let name: String
  /// It in words, to begin a sentence with.
  let what: String
  /// How many collections and views are missing.
  let count: Int
  /// Whether a time-series collection is among what is missing.
  let holdsTimeSeries: Bool
  /// Whether views are all that is missing.
  let holdsOnlyViews: Bool
  /// Whether the other cluster has a name that looks the same and has other bytes.
  let hasLookalike: Bool

  /// Finds what is missing; a database of which nothing is there is one gap.
  ///
  /// - Parameters:
  ///   - collections: what there ought to be, in the order of the names.
  ///   - others: what there is, also outside a namespace filter.
  ///   - isFiltered: whether a namespace filter leaves some of what there is out.
  /// - Returns: the gaps, in the order of the names.
  static func gaps(
    of collections: [CollectionEvidence], in others: [CollectionEvidence], isFiltered: Bool
  ) -> [NamespaceGap] {
    let names = Set(others.map { ExactText($0.namespace) })
    let databases = Set(others.map { ExactText($0.database) })
    let looks = Set(others.flatMap { [$0.namespace, $0.database] })
    var gaps: [NamespaceGap] = []
    let byDatabase = Dictionary(grouping: collections) { ExactText($0.database) }
    for (exact, members) in byDatabase.sorted(by: { $0.key < $1.key }) {
      let database = exact.text
      guard databases.contains(exact) else {
        let count = Wording.count(members.count, "collection", "collections")
        let extent = isFiltered ? " within the filter" : ""
        gaps.append(
          NamespaceGap(
            name: database, what: "The database \(database), with \(count)\(extent),", holding: members,
            hasLookalike: looks.contains(database)))
        continue
      }
      for collection in members where !names.contains(ExactText(collection.namespace)) {
        let kind = collection.type == "timeseries" ? "time-series collection" : collection.type
        gaps.append(
          NamespaceGap(
            name: collection.namespace, what: "The \(kind) \(collection.namespace)", holding: [collection],
            hasLookalike: looks.contains(collection.namespace)))
      }
    }
    return gaps
  }

  /// What explains a gap where there seems to be none; empty where nothing is to be explained.
  var confusion: String {
    guard hasLookalike else { return "" }
    return "The other cluster has a name that looks the same, in other bytes: Unicode spells some letters in two ways, "
      + "and to a server these are two names."
  }

  private init(name: String, what: String, holding collections: [CollectionEvidence], hasLookalike: Bool) {
    count = collections.count
    self.name = name
    self.what = what
    self.hasLookalike = hasLookalike
    holdsTimeSeries = collections.contains { $0.type == "timeseries" }
    holdsOnlyViews = collections.allSatisfy { $0.type == "view" }
  }
}
