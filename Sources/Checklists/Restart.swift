import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether the destination is clean enough to start the migration again.
  public static let restart = Checklist(
    name: "restart",
    question: "Is the destination clean enough to start the migration again?",
    entries: [
      .check(MongosyncStopped()),
      .check(MongosyncLogErrors(.earlier)),
      .check(MajorityCommitPoint()),
      .step(.confirmDestination),
      .check(DestinationWriteBlockOff()),
      .check(ReservedDatabases()),
      .check(UserDatabases()),
      .check(SourceWriteBlockOff()),
      .check(SourceSideEffects()),
      .check(SourceOplogWindow()),
      .check(BalancerState()),
      .step(.enableBalancers),
      .step(.restartMongosync),
      .check(MongosyncIdle()),
    ],
    alternatives: [("mongosync-stopped", "mongosync-idle")])
}
