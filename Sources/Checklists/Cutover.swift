import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether the sync may be committed, and once it is being committed, whether it is through.
  ///
  /// Which of the two is asked is told by the states of the mongosyncs; the other's lines do not arise.
  public static let cutover = Checklist(
    name: "cutover",
    question: "May we commit now, and is the commit through?",
    entries: [
      .check(DirectionAsGiven()),
      .check(SyncRunning()),
      .check(MajorityCommitPoint()),
      .check(DestinationHoldsData()),
      .check(DestinationBlockedWhileRunning()),
      .check(BalancersOff(beforeCommit: true)),
      .check(CanCommit()),
      .check(ReplicationLag()),
      .check(VerifierReady()),
      .check(ProgressWarnings()),
      .check(MongosyncLogErrors(.present)),
      .check(OplogTimeLeft()),
      .check(IndexBuildsFinished()),
      .check(OpenTransactions()),
      .check(SourceWritesStopped()),
      .check(BypassUsers()),
      .step(.sendCommit),
      .step(.noRestartDuringCommit),
      .step(.migrateQuerySettings),
      .check(CommitThrough()),
      .check(SourceBlockedAfterCommit()),
      .check(DestinationOpen()),
      .step(.verifyBeforeSwitch),
      .step(.writeAsApplication),
      .step(.moveTheWorkload),
      .step(.dropMetadata),
    ])
}
