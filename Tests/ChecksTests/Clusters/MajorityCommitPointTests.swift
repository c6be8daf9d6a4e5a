import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MajorityCommitPointTests {
  private func judge(_ point: Observed<MajorityPoint>, comparing: Bool = false) -> Judgement {
    MajorityCommitPoint().judge(
      EvidenceFixture.preflight.with {
        $0.source.sets[0].majorityPoint = point
        if comparing {
          $0.verification = DocumentVerification(comparisons: [], clustersAfter: [], writes: [], isResumed: false)
        }
      })
  }

  private static let standing = MajorityPoint(
    isReached: false, secondsBehind: 40, waitedSeconds: 5,
    laggards: [.init(host: "source-2:27017", secondsBehind: 40), .init(host: "source-3:27017", secondsBehind: nil)])

  @Test func passesWhereAMajorityFollows() {
    #expect(judge(.seen(MajorityPoint(isReached: true))).outcome == .pass)
  }

  @Test func aMajorityThatStandsStillFailsAndNamesWhoLags() {
    let judgement = judge(.seen(Self.standing))
    #expect(judgement.outcome == .fail)
    let finding = judgement.findings.first { $0.outcome == .fail }
    #expect(finding?.summary.contains("40 s behind") == true)
    #expect(finding?.explanation == "source-2:27017 is 40 s behind; source-3:27017 does not answer.")
  }

  @Test func whileDocumentsAreComparedItIsUnknown() {
    #expect(judge(.seen(Self.standing), comparing: true).outcome == .unknown)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
    #expect(judge(.notAsked("The set has no primary that could be asked.")).outcome == .unknown)
  }
}
