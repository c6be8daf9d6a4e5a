import Checks
import Evidence
import Findings

extension ManualStep {
  /// Sending the request itself.
  static let sendCommit = ManualStep(
    id: "send-commit",
    title: "The commit request is sent",
    remedies: [.request("Send the commit request to every mongosync of the migration.", "commit")],
    timing: .afterVerdict,
    citations: [Citation("F-12", "MongoDB docs, mongosync: cutover process, step 3; reference/api/commit")])

  /// Leaving mongosync alone.
  static let noRestartDuringCommit = ManualStep(
    id: "no-restart-during-commit",
    title: "mongosync is left alone during the commit",
    remedies: [
      Remedy(
        nil,
        """
        From the commit request until COMMITTED, neither stop nor restart a mongosync: stopped before canWrite, the \
        migration starts from nothing; with the verifier on, a restart is not supported from 1.10 on.
        """)
    ],
    timing: .afterVerdict,
    citations: [Citation("F-10", "MongoDB docs, mongosync release notes 1.10; cutover process")])

  /// Trying the destination as an application.
  static let writeAsApplication = ManualStep(
    id: "write-as-application",
    title: "An application can write to the destination",
    remedies: [
      Remedy(
        .destination, "Once the destination is open, log in as the application's own user and write one document.")
    ],
    timing: .afterVerdict,
    citations: [Citation("F-17", "MongoDB docs, mongosync: cutover process, step 6")])

  /// Clearing away what mongosync wrote down.
  static let dropMetadata = ManualStep(
    id: "drop-metadata",
    title: "mongosync's metadata is dropped, unless the sync may be reversed",
    remedies: [
      Remedy(
        .destination,
        """
        Only when every mongosync reports COMMITTED and no reverse is wanted any more, drop the databases that the \
        checklist restart lists as reserved; without them a reverse is impossible.
        """)
    ],
    timing: .afterVerdict,
    citations: [Citation("F-18", "MongoDB docs, mongosync 1.20: remove metadata databases")])
}
