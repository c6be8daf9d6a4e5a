import Checks

extension Checklist {
  /// What of the source's collections, indexes and surroundings bears on the start of a migration.
  static let preflightCollections: [Entry] = [
    .check(NamespaceFilter()),
    .check(TimeSeriesCollections()),
    .check(ClusteredExpiry()),
    .check(QueryableEncryption()),
    .check(CappedCollections()),
    .check(Views()),
    .check(SystemCollections()),
    .check(ReservedNames()),
    .check(UniqueAndPlainIndex()),
    .check(GeoHaystackIndexes()),
    .check(LegacyIndexValues()),
    .check(ExpiringCollections()),
    .check(HiddenIndexes()),
    .check(SourceSideEffects()),
    .check(UniqueIndexFormat(beforeStart: true)),
    .check(IndexCount()),
    .check(Collations()),
    .check(ShardKeys()),
    .check(IndexesAcrossShards()),
    .check(UniqueIndexesOnAllShards(beforeStart: true)),
    .check(Zones()),
    .check(SearchIndexes()),
    .check(QuerySettings()),
    .check(UsersAndRoles()),
    .step(.cleanOrphans),
    .step(.pauseSchemaChanges),
    .step(.planSchemaChanges),
    .step(.pauseOutputJobs),
    .step(.pauseApplyOps),
    .step(.acceptNewIdentities),
  ]
}
