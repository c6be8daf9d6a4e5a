import OperatorFiles

extension FuzzTarget {
  /// Plan files.
  static let plan = FuzzTarget(name: "plan", seeds: [Array(planText.utf8)]) { input in
    (try? PlanFile.plan(YAMLText(String(decoding: input, as: UTF8.self)))) != nil
  }

  /// Decisions files.
  static let decisions = FuzzTarget(name: "decisions", seeds: [Array(decisionsText.utf8)]) { input in
    (try? DecisionsFile.decisions(YAMLText(String(decoding: input, as: UTF8.self)))) != nil
  }

  private static let planText = """
    mongosyncVersion: 1.21.0
    phase: fresh
    reversible: true
    multipleReversals: true
    writeBlocking: sourceAndDestination
    buildIndexes: "afterDataCopy"
    canWriteAt: 2026-03-01T02:15:00Z
    expectedCopyHours: 12.5
    mongosyncUser: 'mongosync'
    mongosyncInstances: 2
    """

  private static let decisionsText = """
    # agreed
    waivers:
      - check: user-databases
        namespace: shop.log*
        index: number_1
        reason: kept on purpose
        by: Ada
        until: 2026-12-31T00:00:00+01:00
      - {check: oplog-window, reason: "short", by: Bob, until: 2026-12-31}
    attestations:
      - step: confirm-destination
        by: Ada
        at: 2026-11-21T02:00:00.5Z
        note: >
          seen by two
    """
}
