import Findings

extension Coverage.Catalog {
  /// How much the cluster holds, in a sentence.
  var sentence: String {
    if let gap { return "The collections of the \(cluster.rawValue) are not known: \(gap)" }
    let collections = "\(namespaces) \(namespaces == 1 ? "collection or view" : "collections and views")"
    return "The \(cluster.rawValue) holds \(collections) in \(databaseCount) "
      + (databaseCount == 1 ? "database." : "databases.")
  }

  /// How many databases are counted but not named.
  var databasesLeftOut: Int { databaseCount - databases.count }
}

extension Coverage.Feature {
  /// Who looks at it where no check does.
  var fallback: String { isPlain ? "no known limitation" : "not judged by this checklist" }

  /// How many places are counted but not named.
  var leftOut: Int { count - first.count }
}

extension AuditReport {
  /// Who judged a feature, and with what outcome, such as `reserved-databases (pass)`.
  ///
  /// - Parameter feature: the feature.
  /// - Returns: each check, or what stands in its place.
  func judges(of feature: Coverage.Feature) -> [String] {
    guard !feature.checks.isEmpty else { return [feature.fallback] }
    return feature.checks.map { id in
      items.first { $0.id == id }.map { "\(id) (\($0.outcome.tag))" } ?? id
    }
  }
}
