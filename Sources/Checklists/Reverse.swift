import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether the sync can be reversed, now and in the near future.
  public static let reverse = Checklist(
    name: "reverse",
    question: "Can this sync be reversed, and will it still be possible in an hour?",
    entries: [
      .check(SourceVersion()),
      .check(TopologyMatch()),
      .check(ReversibleStart()),
      .check(MetadataDatabases()),
      .check(UniqueIndexFormat()),
      .check(UniqueIndexesOnAllShards()),
      .check(MongosyncCommitted()),
      .check(MajorityCommitPoint()),
      .check(SourceStillWriteBlocked()),
      .check(DestinationWriteBlockOff()),
      .check(BalancersOff()),
      .check(DestinationOplogCoverage()),
      .check(DropDatabasePrivilege()),
      .step(.repeatHotDocumentIDs),
      .step(.sendReverse),
      .check(ConfirmSwapped()),
      .step(.commitReverse),
    ])
}
