import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceBlockedAfterCommitTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    SourceBlockedAfterCommit().judge(EvidenceFixture.committed.with(change))
  }

  private func why(_ change: (inout Evidence) -> Void) -> String {
    let judgement = judge { evidence in
      evidence.source.setWriteBlock(.off)
      change(&evidence)
    }
    #expect(judgement.outcome == .warn)
    return judgement.findings[at: 0]?.explanation ?? ""
  }

  @Test func passesWhereItIsBlocked() { #expect(judge().outcome == .pass) }

  @Test func anOpenSourceIsARiskWhoeverLeftItOpen() {
    #expect(why { _ in }.contains("somebody may have lifted the block"))
    #expect(why { $0.plan.filtered = true }.contains("a filtered sync"))
    #expect(why { $0.plan.filtered = nil }.contains("is not known"))
    #expect(why { $0.plan.preExistingDestinationData = true }.contains("existing data"))
    #expect(why { $0.plan.mongosyncVersion = nil }.contains("does not give the version"))
    let older = { (mode: Plan.WriteBlocking?) in
      why { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
        evidence.plan.writeBlocking = mode
      }
    }
    #expect(older(.destinationOnly).contains("enableUserWriteBlocking: destinationOnly"))
    #expect(older(.sourceAndDestination).contains("somebody may have lifted"))
    #expect(older(nil).contains("neither the plan nor mongosync's metadata"))
    let odd = why { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", writeBlockingMode: "sideways")])
    }
    #expect(odd.contains("is not known: mongosync's metadata says enableUserWriteBlocking: sideways"))
    #expect(why { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(5, 0)) }.contains("before 6.0"))
  }

  @Test func arisesOnceTheCommitHasBegun() {
    #expect(SourceBlockedAfterCommit().judge(EvidenceFixture.cutover).outcome == .notApplicable)
    #expect(judge { $0.mongosync = [.telling(.committing)] }.outcome == .pass)
  }

  @Test func isUnknownWhereTheBlockOrThePhaseIsNotTold() {
    #expect(judge { $0.source.sets[0].members[0].writeBlock = .denied }.outcome == .unknown)
    #expect(judge { $0.source.setWriteBlock(.changing) }.outcome == .unknown)
    #expect(judge { $0.mongosync = [.silent(.timedOut)] }.outcome == .unknown)
    #expect(judge { $0.mongosync = [] }.outcome == .manual)
  }
}
