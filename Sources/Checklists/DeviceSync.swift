import Checks
import Evidence
import Findings

extension Checklist {
  /// Whether a migration may pass Atlas Device Sync by: terminate, migrate, enable again.
  public static let deviceSync = Checklist(
    name: "device-sync",
    question: "Has Realm / Device Sync been dealt with around the move?",
    entries: [
      .check(DeviceSyncEnd()),
      .check(DeviceSyncOnSource()),
      .check(DeviceSyncTraces()),
      .check(UnsyncedDocumentsLeft()),
      .check(DeviceSyncOplog()),
      .check(MajorityCommitPoint()),
      .check(DeviceSyncFields()),
      .step(.terminationReason),
      .step(.prepareClients),
      .step(.beginTermination),
      .step(.confirmTermination),
      .step(.reviewTermination),
      .step(.deployTermination),
      .step(.verifyTermination),
      .check(DeviceSyncOnDestination()),
      .step(.migrateMeanwhile),
      .step(.enableSyncAgain),
      .step(.watchClientsReset),
    ])
}
