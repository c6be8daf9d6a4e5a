import Checks
import Evidence
import Findings

extension ManualStep {
  /// Sending the request itself.
  static let sendCommit = ManualStep(
    id: "send-commit",
    title: "The commit request is sent",
    remedies: [.request(sendCommitText, "commit")],
    timing: .afterVerdict,
    citations: [
      Citation("F-12", "MongoDB docs, mongosync: cutover process, step 3; reference/api/commit"),
      Citation("F-12", "MongoDB docs, mongosync 1.21: multiple mongosync instances"),
    ],
    exemption: { evidence in
      let states = evidence.mongosync.compactMap(\.progress.value?.state)
      return states.contains { [.committing, .committed].contains($0) } ? "The commit request was sent." : nil
    },
    exactRemedies: { [.requestToAll(sendCommitText, "commit", at: $0.mongosync.map(\.address))] })

  private static let sendCommitText = "Send the commit request to every mongosync of the migration."

  /// Leaving mongosync alone.
  static let noRestartDuringCommit = ManualStep(
    id: "no-restart-during-commit",
    title: "mongosync is left alone during the commit",
    remedies: [
      Remedy(
        nil,
        """
        From the commit request until COMMITTED, neither stop nor restart a mongosync: until then it still copies \
        what is written, and makes indexes unique. Stopped before canWrite, the \
        migration starts from nothing; with the verifier on, a restart is not supported from 1.10 on.
        """)
    ],
    timing: .afterVerdict,
    citations: [Citation("F-10", "MongoDB docs, mongosync release notes 1.10; cutover process")],
    exemption: { evidence in
      let states = evidence.mongosync.map(\.progress.value?.state)
      return !states.isEmpty && states.allSatisfy { $0 == .committed } ? "Every mongosync reports COMMITTED." : nil
    })

  /// Moving what mongosync does not copy, before a query needs it.
  static let migrateQuerySettings = ManualStep(
    id: "migrate-query-settings",
    title: "Persistent query settings are moved by hand",
    remedies: [
      Remedy(
        .source,
        """
        After the commit request, list the query settings of the source and set each on the destination with \
        setQuerySettings: mongosync does not copy them. The checklist post-cutover compares them.
        """,
        command: "db.getSiblingDB(\"admin\").aggregate([{ $querySettings: {} }])")
    ],
    timing: .afterVerdict,
    citations: [Citation("F-15", "MongoDB docs, mongosync: cutover process, step 3; migrating query settings")],
    exemption: { evidence in
      let versions = evidence.source.sets.flatMap(\.dataBearingMembers).compactMap(\.version.value)
      let areOld = !versions.isEmpty && versions.allSatisfy { $0 < ReleaseVersion(8, 0) }
      return areOld ? "Servers before 8.0 have no query settings." : nil
    })

  /// Comparing the data while the source still has all of it and nothing else has written to the destination.
  static let verifyBeforeSwitch = ManualStep(
    id: "verify-before-switch",
    title: "The data are verified before any application moves",
    remedies: [
      Remedy(
        nil,
        """
        Once canWrite is true and before an application writes to the destination, compare the data with the command \
        verify, or make sure that the embedded verifier was on for the whole migration and reported no mismatch. \
        Move nothing while a difference is unexplained: until then the source is still the complete copy.
        """)
    ],
    timing: .afterVerdict,
    citations: [
      Citation("F-20", "MongoDB docs, mongosync: cutover process, step 5; reference/verification")
    ])

  /// Moving the applications, which nobody else does.
  static let moveTheWorkload = ManualStep(
    id: "move-the-workload",
    title: "The applications are moved to the destination",
    remedies: [
      Remedy(
        nil,
        """
        After the verification give the applications the destination's connection string, and check that none still \
        connects to the source. Until COMMITTED expect slower writes, and index builds that wait.
        """)
    ],
    timing: .afterVerdict,
    citations: [
      Citation("F-21", "MongoDB docs, mongosync: cutover process, step 6; 1.21: notes on canWrite and COMMITTED")
    ])

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
