import Checks
import Evidence
import Findings

extension ManualStep {
  /// Deciding on a flag that a reverse forgets.
  static let repeatHotDocumentIDs = ManualStep(
    id: "repeat-hot-document-ids",
    title: "--hotDocIDs is given again if it was used",
    remedies: [
      Remedy(
        nil,
        """
        If mongosync was started with --hotDocIDs, list the ids that are hot in the new direction: a reverse loses the \
        flag. Only if the lag then grows, stop every mongosync process and restart it with --hotDocIDs and these ids; \
        the sync resumes, and /start is not sent again. Otherwise there is nothing to do.
        """)
    ],
    citations: [Citation("V-16", "MongoDB docs, mongosync release notes 1.18; 1.21: reference/api/reverse")],
    exemption: { evidence in
      evidence.plan.mongosyncHas(.takesHotDocumentIDs) == false ? "mongosync before 1.18 has no --hotDocIDs." : nil
    })

  /// Sending the request itself.
  static let sendReverse = ManualStep(
    id: "send-reverse",
    title: "The reverse request is sent",
    remedies: [.request(sendReverseText, "reverse")],
    timing: .afterVerdict,
    citations: [
      Citation("V-02", "MongoDB docs, mongosync: reference/api/reverse"),
      Citation("V-02", "MongoDB docs, mongosync 1.21: multiple mongosync instances"),
    ],
    exactRemedies: { [.requestToAll(sendReverseText, "reverse", at: $0.mongosync.map(\.address))] })

  private static let sendReverseText = """
    Send the reverse request to every mongosync of the migration, if the source is to be kept up to date with what is \
    written to the destination since the cutover.
    """

  /// Ending the reversed sync.
  static let commitReverse = ManualStep(
    id: "commit-reverse",
    title: "The reversed sync is committed",
    remedies: [auditReversedCutover, .request(commitReverseText, "commit")],
    timing: .afterVerdict,
    citations: [
      Citation("V-15", "MongoDB docs, mongosync 1.21: limitations, reversing; finalize cutover process"),
      Citation("V-15", "MongoDB docs, mongosync: reverse a migration, step 3"),
    ],
    exactRemedies: {
      [auditReversedCutover, .requestToAll(commitReverseText, "commit", at: $0.mongosync.map(\.address))]
    })

  private static let auditReversedCutover = Remedy(
    nil,
    """
    Follow the whole cutover procedure for the reversed sync: run the checklist cutover with source and destination \
    exchanged, and commit only when it says GO.
    """)

  private static let commitReverseText = """
    When the reversed sync is ready, commit it at every mongosync: until then the original source accepts no writes.
    """
}
