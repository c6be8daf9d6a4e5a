import BSON
import TestSupport

/// Changes of the options of collections and views.
enum OptionChanges {
  static func change(of collection: CollectionModel, _ pair: PairKind, _ random: inout SplitMix) -> Change? {
    switch collection.kind {
    case .plain:
      guard pair.versions.source == .v6_0_27, random.oneIn(2) else {
        return make(collection, "has a validator") { $0.set("validator", ["u": ["$exists": true]]) }
      }
      return make(collection, "keeps pre-images", onlyWarns: true) {
        $0.set("changeStreamPreAndPostImages", ["enabled": true])
      }
    case .capped:
      return random.oneIn(2)
        ? make(collection, "another size") { $0.set("size", 1_048_576) }
        : make(collection, "not capped") { $0.options = [] }
    case .clustered:
      return make(collection, "not clustered") { $0.options = [] }
    case .collated:
      return random.oneIn(2)
        ? make(collection, "no collation") { $0.set("collation", nil) }
        : make(collection, "another collation") { $0.set("collation", ["locale": "hr", "strength": 2]) }
    case .timeSeries:
      return random.oneIn(2)
        ? make(collection, "another meta field") {
          $0.set("timeseries", ["timeField": "t", "metaField": "other", "granularity": "seconds"])
        }
        : make(collection, "another lifetime") { $0.set("expireAfterSeconds", 999_999_999) }
    case .view:
      return make(collection, "another pipeline") { $0.set("pipeline", [["$match": ["u": ["$lt": 3]]]]) }
    case .validated:
      return random.oneIn(2)
        ? make(collection, "another validator") { $0.set("validator", ["u": ["$gte": 0]]) }
        : make(collection, "no validator") { $0.options = [] }
    case .preImages: return make(collection, "no pre-images", onlyWarns: true) { $0.options = [] }
    }
  }

  private static func make(
    _ collection: CollectionModel, _ what: String, onlyWarns: Bool = false,
    _ body: @escaping @Sendable (inout CollectionModel) -> Void
  ) -> Change {
    let namespace = collection.namespace
    return Change(
      description: "\(namespace): \(what)",
      expectation: onlyWarns ? .warning(namespace: namespace) : .mismatch(namespace: namespace)
    ) { $0.change(collection.namespace, body) }
  }
}

extension CollectionModel {
  /// Sets an option, or removes it.
  fileprivate mutating func set(_ name: String, _ value: BSONValue?) {
    options.removeAll { $0.0 == name }
    if let value { options.append((name, value)) }
  }
}
