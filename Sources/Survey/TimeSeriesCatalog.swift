import Evidence
import Findings
import Foundation

/// Puts time-series collections into one form, whichever way the catalog was read.
///
/// `$listCatalog` keeps their options and indexes with the collection of their buckets, in the form of buckets;
/// `listCollections` and `listIndexes` give them with the time series itself, in the form of measurements. The latter is
/// what users see and what `createIndexes` takes.
///
/// Source: MongoDB docs, server: time series, `system.buckets`; forms as seen on 5.0.4, 6.0.5 and 6.0.27.
enum TimeSeriesCatalog {
  static let buckets = TimeSeriesBuckets.prefix

  /// Puts each time series together with its buckets, which are left out then.
  ///
  /// - Parameter collections: all collections of a catalog.
  /// - Returns: the same without the buckets of the time series among them; nil where the buckets of one are not there,
  ///   though its options stand with them.
  static func combining(_ collections: [CollectionEvidence]) -> [CollectionEvidence]? {
    let series = collections.filter { $0.type == "timeseries" }
    guard !series.isEmpty else { return collections }
    let names = Set(series.map { ExactText("\($0.database).\(buckets)\($0.name)") })
    let own = collections.filter { names.contains(ExactText($0.namespace)) }
    let byName = Dictionary(own.map { (ExactText($0.namespace), $0) }) { first, _ in first }
    var combined: [CollectionEvidence] = []
    for collection in collections where !names.contains(ExactText(collection.namespace)) {
      let name = ExactText("\(collection.database).\(buckets)\(collection.name)")
      guard collection.type == "timeseries", collection.options["timeseries"] == nil else {
        let isAlone = collection.type == "timeseries" && byName[name] == nil
        combined.append(isAlone ? collection.withoutBuckets : collection)
        continue
      }
      guard let bucketed = byName[name] else { return nil }
      combined.append(
        CollectionEvidence(
          database: collection.database, name: collection.name, type: collection.type,
          // What else stands there, such as the validator of buckets, is the server's own.
          options: bucketed.options.filter { ["timeseries", "expireAfterSeconds", "collation"].contains($0.key) },
          indexes: bucketed.indexes.map { measured($0, metaField: metaField(of: bucketed)) }))
    }
    return combined
  }

  private static func metaField(of collection: CollectionEvidence) -> String? {
    struct Options: Decodable { let metaField: String? }
    let text = collection.options["timeseries"]?.canonical ?? "{}"
    return (try? JSONDecoder().decode(Options.self, from: Data(text.utf8)))?.metaField
  }

  /// An index of buckets in the form in which it was asked for.
  private static func measured(_ index: IndexEvidence, metaField: String?) -> IndexEvidence {
    var fields: [IndexEvidence.KeyField] = []
    var rest = index.key[...]
    while let field = rest.popFirst() {
      if let metaField, field.name == "meta" {
        fields.append(.init(metaField, field.order))
      } else if let metaField, let rest = ExactText(field.name).dropping("meta.") {
        fields.append(.init("\(metaField).\(rest)", field.order))
      } else if let name = bounded(field.name) {
        // An ascending field is its least and its greatest value, a descending one the other way round.
        if let next = rest.first, bounded(next.name).isExactly(name) { rest.removeFirst() }
        fields.append(.init(name, field.order))
      } else if field.order.string == "2dsphere_bucket", let name = ExactText(field.name).dropping("data.") {
        fields.append(.init(name, "2dsphere"))
      } else {
        fields.append(field)
      }
    }
    return IndexEvidence(name: index.name, key: fields, options: index.options, isBuilding: index.isBuilding)
  }

  private static func bounded(_ name: String) -> String? {
    ExactText(name).dropping("control.min.") ?? ExactText(name).dropping("control.max.")
  }
}
