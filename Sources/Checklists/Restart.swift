import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether the destination is clean enough to start the migration again.
  public static let restart = Checklist(
    name: "restart",
    question: "Is the destination clean enough to start the migration again?",
    entries: [
      .check(DestinationWriteBlockOff()),
      .check(ReservedDatabases()),
    ],
    alternatives: [("mongosync-stopped", "mongosync-idle")])
}
