import BSON
import TestSupport

/// Changes of indexes.
enum IndexChanges {
  static func change(of collection: CollectionModel, _ pair: PairKind, _ random: inout SplitMix) -> Change? {
    guard collection.kind != .view, collection.kind != .timeSeries else { return nil }
    if random.oneIn(4) { return added(to: collection, &random) }
    guard !collection.indexes.isEmpty else { return nil }
    let index = collection.indexes.chosen(by: &random)
    let value = { (name: String) in index.options.first { $0.0 == name }?.1 }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return make(collection, index, "missing") { _ in nil }
    case 1 where value("unique") != nil:
      return make(collection, index, "not unique any more") { $0.without("unique") }
    case 2 where value("unique") != nil && pair.versions.destination == .v6_0_27:
      return make(collection, index, "left in prepareUnique") { index in
        var copy = index.without("unique")
        copy.isPrepareUnique = true
        return copy
      }
    case 3:
      return make(collection, index, "hidden or no longer hidden", onlyWarns: true) { index in
        var copy = index
        copy.set("hidden", index.options.contains { $0.0 == "hidden" } ? nil : true)
        return copy
      }
    case 4 where value("expireAfterSeconds") != nil:
      return make(collection, index, "another lifetime") { $0.with("expireAfterSeconds", 555_555) }
    case 5 where value("partialFilterExpression") != nil:
      return make(collection, index, "another filter") {
        $0.with("partialFilterExpression", ["u": ["$gt": 777]])
      }
    case 6 where value("collation") == nil && !index.key.contains { $0.1.string != nil }:
      return make(collection, index, "another collation") { $0.with("collation", ["locale": "pl"]) }
    default: return nil
    }
  }

  private static func make(
    _ collection: CollectionModel, _ index: IndexModel, _ what: String, onlyWarns: Bool = false,
    _ body: @escaping @Sendable (IndexModel) -> IndexModel?
  ) -> Change {
    let namespace = collection.namespace
    return Change(
      description: "\(namespace), \(index.name): \(what)",
      expectation: onlyWarns ? .warning(namespace: namespace) : .mismatch(namespace: namespace)
    ) { model in
      model.change(collection.namespace) { changed in
        changed.indexes = changed.indexes.compactMap { $0.name == index.name ? body($0) : $0 }
      }
    }
  }

  /// An index that is on the destination alone, or is still being built there and never ends.
  private static func added(to collection: CollectionModel, _ random: inout SplitMix) -> Change {
    let namespace = collection.namespace
    // On an empty collection an index is complete at once.
    guard let held = collection.indexes.last, !collection.documents.isEmpty, random.oneIn(2) else {
      let options: [(String, BSONValue)] = collection.allowsUniqueIndexes ? [("unique", true)] : []
      let unique = IndexModel(name: "one more", key: [("u", 1), ("more", 1)], options: options)
      return Change(
        description: "\(namespace): one more index", expectation: .mismatch(namespace: namespace)
      ) { $0.change(namespace) { $0.indexes.append(unique) } }
    }
    return Change(
      description: "\(namespace): \(held.name) is still being built", expectation: .notGO(namespace: namespace)
    ) { model in
      model.change(namespace) { changed in
        guard changed.indexes.contains(where: { $0.name == held.name }) else { return }
        changed.indexes.removeAll { $0.name == held.name }
        changed.heldBuild = held
      }
    }
  }
}

extension IndexModel {
  fileprivate func with(_ name: String, _ value: BSONValue) -> IndexModel {
    var copy = self
    copy.set(name, value)
    return copy
  }

  fileprivate func without(_ name: String) -> IndexModel {
    var copy = self
    copy.set(name, nil)
    return copy
  }
}
