import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ClustersQuietTests {
  private func evidence(before: WriteBlockRecord, after: WriteBlockRecord?) -> Evidence {
    EvidenceFixture.restart.with { evidence in
      evidence.source.setWriteBlock(before)
      evidence.destination.setWriteBlock(before)
      let later = after.map { record in
        evidence.clusters.map { cluster in
          var later = cluster
          later.setWriteBlock(record)
          return later
        }
      }
      evidence.verification = DocumentVerification(comparisons: [], clustersAfter: later)
    }
  }

  @Test func passesWhereBothBlockedWritesThroughout() {
    let judgement = ClustersQuiet().judge(evidence(before: .on, after: .on))
    #expect(
      judgement.summaries(.pass) == [
        "The source blocked user writes before and after.", "The destination blocked user writes before and after.",
      ])
  }

  @Test func anOpenClusterIsUnknownAndAPersonMayVouch() {
    for (before, after) in [(WriteBlockRecord.off, WriteBlockRecord.on), (.on, .off), (.off, .off)] {
      let judgement = ClustersQuiet().judge(evidence(before: before, after: after))
      #expect(judgement.findings.map(\.outcome) == [.unknown, .unknown])
      #expect(judgement.findings.map(\.canBeSettled) == [true, true])
    }
    let judgement = ClustersQuiet().judge(evidence(before: .off, after: .on))
    #expect(judgement.findings[at: 0]?.explanation == "Of its write block, before: off.")
  }

  @Test func whatWasNotAskedAgainIsUnknown() {
    let judgement = ClustersQuiet().judge(evidence(before: .on, after: nil))
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings[at: 0]?.explanation == "Of its write block, after: it was not asked again.")
    #expect(ClustersQuiet().judge(EvidenceFixture.restart).outcome == .unknown)
  }
}
