import Evidence
import Findings

/// The indexes of one collection on both clusters, put side by side by their names.
///
/// The order of a clustered collection is left out, and so is what stands in its place on the other cluster: it is an
/// option of the collection, and only `listIndexes` shows it.
struct IndexTwins {
  /// An index that both clusters have under one name.
  struct Twin {
    let collection: CatalogPair.Twin
    let source: IndexEvidence
    let destination: IndexEvidence

    /// The index on both clusters, as a subject.
    var subject: Subject { Subject(namespace: collection.namespace, index: source.name) }
    /// Its name and its collection's, to begin a sentence with.
    var name: String { "The index \(source.name) of \(collection.namespace)" }
    /// Its name and its collection's, within a sentence.
    var lowercaseName: String { "the index \(source.name) of \(collection.namespace)" }
  }

  /// Those that both have, in the order of the source.
  let twins: [Twin]
  /// Those that only the source has.
  let missing: [IndexEvidence]
  /// Those that only the destination has.
  let added: [IndexEvidence]

  /// Puts the indexes of a collection side by side.
  ///
  /// - Parameter collection: the collection on both clusters.
  init(of collection: CatalogPair.Twin) {
    let isClustered = [collection.source, collection.destination].contains { $0.options["clusteredIndex"] != nil }
    let isCompared = { (index: IndexEvidence) in !index.isClustered && !(isClustered && index.keyFields == ["_id"]) }
    let source = collection.source.indexes.filter(isCompared)
    let destination = collection.destination.indexes.filter(isCompared)
    let copies = Dictionary(destination.map { (ExactText($0.name), $0) }) { first, _ in first }
    let names = Set(source.map { ExactText($0.name) })
    twins = source.compactMap { original in
      copies[ExactText(original.name)].map { Twin(collection: collection, source: original, destination: $0) }
    }
    missing = source.filter { copies[ExactText($0.name)] == nil }
    added = destination.filter { !names.contains(ExactText($0.name)) }
  }
}

extension CatalogPair {
  /// Every index that both clusters have under one name, of all their collections.
  var indexTwins: [IndexTwins.Twin] { twins.flatMap { IndexTwins(of: $0).twins } }
}
