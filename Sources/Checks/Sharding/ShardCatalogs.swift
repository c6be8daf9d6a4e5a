import Evidence
import Findings

/// The catalogs of the shards that own chunks, each as its own primary lists it.
struct ShardCatalogs {
  /// The collections by shard and namespace; a shard whose catalog could not be read is left out.
  private let collections: [String: [ExactText: CollectionEvidence]]

  /// Takes the catalogs of the shards that own chunks; what could not be read is recorded as unknown.
  ///
  /// - Parameters:
  ///   - cluster: the sharded cluster.
  ///   - owners: the owners of the chunks of each collection that matters.
  ///   - judgement: takes the unknowns.
  init(of cluster: ClusterEvidence, owning owners: [ChunkOwners], _ judgement: inout Judgement) {
    var collections: [String: [ExactText: CollectionEvidence]] = [:]
    for shard in Set(owners.flatMap(\.shards)).sorted() {
      guard let set = cluster.sets.first(where: { $0.name == shard }) else {
        judgement.add(Finding(.unknown, Subject(cluster.role), "The shard \(shard), which owns chunks, was not asked."))
        continue
      }
      let what = "the indexes of the shard \(shard)"
      guard let catalog = judgement.value(of: set.catalog, Subject(cluster.role), what) else { continue }
      collections[shard] = Dictionary(catalog.map { (ExactText($0.namespace), $0) }) { first, _ in first }
    }
    self.collections = collections
  }

  /// The indexes of a collection on the shards that own chunks of it and could be read, by shard.
  ///
  /// - Parameter collection: the owners of the collection's chunks.
  /// - Returns: the indexes; a shard that does not have the collection has none.
  func indexes(of collection: ChunkOwners) -> [(shard: String, indexes: [IndexEvidence])] {
    collection.shards.compactMap { shard in
      collections[shard].map { (shard, $0[ExactText(collection.namespace)]?.completeIndexes ?? []) }
    }
  }
}
