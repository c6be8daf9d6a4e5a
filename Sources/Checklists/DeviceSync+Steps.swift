import Checks
import Evidence
import Findings

extension ManualStep {
  private static let procedure = "MongoDB docs, Realm: terminating and re-enabling sync"

  /// A step in the app's settings that ends sync.
  private static func termination(_ id: String, _ title: String, _ text: String, code: String = "X-09") -> ManualStep {
    ManualStep(
      id: id, title: title, remedies: [Remedy(nil, text)], citations: [Citation(code, procedure)],
      exemption: unused)
  }

  /// Why nothing needs to be terminated.
  @Sendable private static func unused(_ evidence: Evidence) -> String? {
    DeviceSync.databases(of: evidence.source).value?.isEmpty == true
      ? "The source holds no database of Device Sync." : nil
  }

  /// Why nothing can be enabled again.
  @Sendable private static func ended(_ evidence: Evidence) -> String? {
    DeviceSync.hasEnded(evidence)
      ? "Device Sync ended on 30 September 2025, so it cannot be enabled again." : unused(evidence)
  }

  /// The reason belongs to the record: it decides whether terminating is needed at all.
  static let terminationReason = termination(
    "termination-reason", "The reason for terminating is on record",
    """
    Write the reason on the change ticket. The documented ones: a shared-tier cluster is upgraded, a cluster moves to \
    another region or cloud provider, a cluster on NVMe storage is upgraded, the oplog rolled over, sync was paused on a \
    shared tier that is seldom used, or MongoDB's support asks for it. For any other reason ask support first.
    """, code: "X-10")

  /// Clients lose what they have not sent when sync is terminated.
  static let prepareClients = termination(
    "prepare-clients", "Clients are ready for a client reset",
    """
    Make sure that every client in use handles a client reset, with recovery where its SDK has it: what a client has \
    written and not yet sent is lost when sync ends. Let clients that were offline come online before. The SDKs for \
    Android (Java, Kotlin), iOS (Swift), Node.js (and React Native) and .NET each document their client reset; look at \
    the page of every SDK that the application uses.
    """, code: "X-04")

  /// The procedure's first step.
  static let beginTermination = termination(
    "begin-termination", "Termination is begun",
    """
    Open the Sync page of the app in App Services and choose Terminate Sync; pausing is not enough. If the page is \
    gone, because the service has ended, vouch that no app is linked to the cluster any more.
    """)

  /// The procedure's second step.
  static let confirmTermination = termination(
    "confirm-termination", "Termination is confirmed",
    "Tick the box that says that sync is really to be terminated, and confirm: configuration and history are deleted.")

  /// The procedure's third step.
  static let reviewTermination = termination(
    "review-termination", "The app's change is reviewed",
    "Choose Review & Deploy in the bar that tells of changes to the app, and read that they are no more than this.")

  /// The procedure's fourth step.
  static let deployTermination = termination(
    "deploy-termination", "The app's change is deployed",
    "Deploy the change, and wait for the message on the Sync page that it was deployed.")

  /// Asking the service itself.
  static let verifyTermination = ManualStep(
    id: "verify-termination",
    title: "The app says that sync is terminated",
    remedies: [
      Remedy(
        nil,
        """
        Ask the Admin API for the state of sync: it must be an empty text; enabled is on, disabled is only paused. Put \
        the ids of the project, the app and its linked cluster for the words in capitals, and an access token for \
        TOKEN.
        """,
        command: """
          curl -s -H "Authorization: Bearer TOKEN" \
          https://services.cloud.mongodb.com/api/admin/v3.0/groups/PROJECT/apps/APP/services/CLUSTER/config \
          | jq .flexible_sync.state
          """)
    ],
    citations: [Citation("X-02", "MongoDB docs, App Services: pause or terminate sync")],
    exemption: { evidence in
      DeviceSync.hasEnded(evidence)
        ? "Device Sync ended on 30 September 2025, and its state cannot be asked for." : unused(evidence)
    })

  /// Terminate, migrate, enable again: in this order and no other.
  static let migrateMeanwhile = ManualStep(
    id: "migrate-meanwhile",
    title: "The cluster is migrated while sync is off",
    remedies: [Remedy(nil, "Migrate the cluster, through its cutover, and do not enable sync before that is over.")],
    timing: .afterVerdict,
    citations: [Citation("X-09", procedure)])

  /// Setting sync up anew, on the destination.
  static let enableSyncAgain = ManualStep(
    id: "enable-sync-again",
    title: "Sync is set up anew on the destination",
    remedies: [
      Remedy(
        nil,
        """
        Link the app to the destination and set sync up as for the first time: cluster, schema, permissions, \
        deployment. Nothing of the old history comes back.
        """)
    ],
    timing: .afterVerdict,
    citations: [Citation("X-09", procedure), Citation("X-08", "MongoDB docs, App Services: get started with sync")],
    exemption: ended)

  /// Seeing that clients have come back.
  static let watchClientsReset = ManualStep(
    id: "watch-clients-reset",
    title: "Clients have reset and sync again",
    remedies: [
      Remedy(nil, "Watch the app's logs until clients have gone through their client reset and sync without errors.")
    ],
    timing: .afterVerdict,
    citations: [Citation("X-04", "MongoDB docs, App Services: client resets")],
    exemption: ended)
}
