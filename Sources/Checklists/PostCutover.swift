import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether the application may stay on the destination.
  public static let postCutover = Checklist(
    name: "post-cutover",
    question: "Is the destination open, complete in its metadata, and left clean?",
    entries: [
      .check(CommitThrough(afterCutover: true)),
      .check(DestinationOpen(afterCutover: true)),
      .step(.applicationCanWrite),
      .check(SourceClosedAfterCutover()),
      .check(MajorityCommitPoint()),
    ] + comparedMetadata + [
      .check(HistoricalBugs()),
      .check(MongosyncLogErrors(.present)),
      .step(.compareDocumentCounts),
      .step(.compareHashes),
      .check(SameUsers()),
      .check(SameRoles()),
      .check(SameQuerySettings()),
      .check(SameSearchIndexes()),
      .check(SameStoredFunctions()),
      .check(SameZones()),
      .step(.recreateIndexFilters),
      .check(ChunkDistribution()),
      .check(BalancerAfterCutover()),
      .check(MetadataCleanedUp()),
    ], coversCatalog: true)

  /// The lines that compare what both clusters say of their collections and indexes.
  static let comparedMetadata: [Entry] = [
    .check(SameNamespaces()),
    .check(SameCollectionOptions()),
    .check(SameValidators()),
    .check(SameViews()),
    .check(SameCappedLimits()),
    .check(SameCollations()),
    .check(SamePreImages()),
    .check(SameIndexes()),
    .check(SameUniqueFlags()),
    .check(NoPrepareUniqueLeft()),
    .check(SameTTL()),
    .check(SameHidden()),
    .check(NoDummyIndexes()),
    .check(SameShardKeys()),
  ]
}
