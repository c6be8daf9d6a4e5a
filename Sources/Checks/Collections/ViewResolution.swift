import Evidence

/// What a view leads to, through the views that it is on.
enum ViewResolution: Equatable {
  /// A collection or time series.
  case collection
  /// A name that nothing in the catalog has.
  case missing(String)
  /// Itself, over these views; no server can read it.
  case cycle([String])
  /// Unknown, since the catalog does not say what this view is on.
  case unknown(String)

  /// Follows a view.
  ///
  /// - Parameters:
  ///   - view: the view.
  ///   - catalog: everything beside it, by namespace.
  init(_ view: CollectionEvidence, in catalog: [ExactText: CollectionEvidence]) {
    var path: [ExactText] = []
    var current = view
    while current.type == "view" {
      guard !path.contains(ExactText(current.namespace)) else {
        self = .cycle(path.map(\.text))
        return
      }
      path.append(ExactText(current.namespace))
      guard let base = current.options["viewOn"]?.text else {
        self = .unknown(current.namespace)
        return
      }
      let namespace = "\(current.database).\(base)"
      guard let next = catalog[ExactText(namespace)] else {
        self = .missing(namespace)
        return
      }
      current = next
    }
    self = .collection
  }

  /// The catalog by namespace.
  ///
  /// - Parameter collections: the catalog.
  /// - Returns: each entry under its exact name.
  static func byName(_ collections: [CollectionEvidence]) -> [ExactText: CollectionEvidence] {
    Dictionary(collections.map { (ExactText($0.namespace), $0) }) { first, _ in first }
  }
}
