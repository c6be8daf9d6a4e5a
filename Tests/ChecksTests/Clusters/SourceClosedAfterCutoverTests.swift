import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceClosedAfterCutoverTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    SourceClosedAfterCutover().judge(EvidenceFixture.postCutover.with(change))
  }

  /// The outcome for a source that does not block.
  private func open(_ change: (inout Evidence) -> Void) -> Outcome {
    judge { evidence in
      evidence.source.setWriteBlock(.off)
      change(&evidence)
    }.outcome
  }

  @Test func passesWhenBlockedWhateverTheVersion() {
    #expect(judge { _ in }.summaries(.pass) == ["The source blocks user writes."])
    #expect(judge { $0.plan.mongosyncVersion = nil }.outcome == .pass)
  }

  @Test func anOpenSourceIsAWarningWhereMongosyncBlocksIt() {
    let judgement = judge { $0.source.setWriteBlock(.off) }
    #expect(
      judgement.summaries(.warn) == [
        "The source does not block user writes, though mongosync blocks it for good at the commit."
      ])
    #expect(judgement.commands == ["db.adminCommand({ setUserWriteBlockMode: 1, global: true })"])
    #expect(judge { $0.source.setWriteBlock(.changing) }.outcome == .warn)
  }

  @Test func fromVersion120OnExceptionsAreKnown() {
    #expect(open { $0.plan.filtered = true } == .pass)
    #expect(open { $0.plan.preExistingDestinationData = true } == .pass)
    #expect(
      open { $0.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", isFiltered: true)]) } == .pass)
    #expect(open { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(5, 0, 4)) } == .pass)
  }

  @Test(arguments: [
    (Plan.WriteBlocking?.some(.sourceAndDestination), Outcome.warn), (.destinationOnly, .pass),
    (Plan.WriteBlocking.none, .pass),
    (nil, .unknown),
  ])
  func beforeItsModeDecides(mode: Plan.WriteBlocking?, outcome: Outcome) {
    let seen = open { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.plan.writeBlocking = mode
    }
    #expect(seen == outcome)
  }

  @Test func withoutAVersionOrAWordOnFiltersItIsUnknown() {
    #expect(open { $0.plan.mongosyncVersion = nil } == .unknown)
    #expect(open { $0.plan.filtered = nil } == .unknown)
  }

  @Test func whatCannotBeReadIsUnknown() {
    #expect(
      judge {
        $0.source.writeBlockRecord = .denied; $0.source.sets = []
      }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].writeBlock = .unreachable }.outcome == .unknown)
  }
}
