import BSON
import Evidence

/// How the collections of a sharded cluster lie on its shards.
struct Placement: Sendable {
  let collections: Observed<[ShardedCollection]>
  let owners: Observed<[ChunkOwners]>
  /// Whose entries of the catalog count; nil where that could not be read.
  let catalogOwners: CatalogOwners?
}

/// The shards whose entries of a catalog count.
///
/// A router's `$listCatalog` gives the entries of all shards. One that does not own a collection may still have a copy:
/// empty after `moveCollection` or a chunk migration, complete after a `movePrimary` that failed. Applications never see
/// it, and its indexes are not the collection's.
///
/// Source: server source, `$listCatalog` (its `shard`); `config.collections`, `config.chunks`, `config.databases`.
struct CatalogOwners: Sendable {
  /// The owners of each collection that the config server keeps track of, sharded or not.
  private let tracked: [ExactText: Set<String>]
  /// The shard on which each database has its other collections.
  private let primaries: [ExactText: String]

  /// Takes what was read; nil where either could not be.
  init?(_ tracked: [ChunkOwners]?, _ primaries: [ExactText: String]?) {
    guard let tracked, let primaries else { return nil }
    self.tracked = Dictionary(tracked.map { (ExactText($0.namespace), Set($0.shards)) }) { $0.union($1) }
    self.primaries = primaries
  }

  /// Whether an entry of the catalog is of a shard that owns the collection.
  ///
  /// - Parameter entry: a document of `$listCatalog`.
  /// - Returns: whether it counts; true if its shard or its database is not known.
  func own(_ entry: BSONDocument) -> Bool {
    guard let shard = entry["shard"]?.string, let database = entry["db"]?.string, let name = entry["name"]?.string
    else {
      return true
    }
    // A collection without a chunk is on its way to be dropped or made; then the database's primary shard has it.
    if let owners = tracked[ExactText("\(database).\(name)")], !owners.isEmpty { return owners.contains(shard) }
    return primaries[ExactText(database)].map { $0 == shard } ?? true
  }
}
