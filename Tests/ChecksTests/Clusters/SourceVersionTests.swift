import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceVersionTests {
  private func judge(_ change: (inout MemberEvidence) -> Void) -> Judgement {
    SourceVersion().judge(EvidenceFixture.reverse.with { change(&$0.source.sets[0].members[1]) })
  }

  @Test func passesForEachMember() {
    let judgement = judge { _ in }
    #expect(judgement.outcome == .pass)
    #expect(judgement.subjects(.pass).map(\.node) == ["source-1:27017", "source-2:27017"])
  }

  @Test func oneOldMemberFails() {
    let judgement = judge { $0.version = .seen(ReleaseVersion(5, 0, 29)) }
    #expect(judgement.summaries(.fail) == ["source-2:27017 runs 5.0.29, older than 6.0."])
    #expect(judgement.remedies.count == 1)
  }

  @Test func anOldFeatureCompatibilityVersionFails() {
    let judgement = judge { $0.featureCompatibilityVersion = .seen(FeatureCompatibilityVersion(ReleaseVersion(5, 0))) }
    #expect(judgement.subjects(.fail) == [Subject(.source, node: "source-2:27017")])
  }

  @Test func aChangingFeatureCompatibilityVersionIsAWarning() {
    let judgement = judge {
      $0.featureCompatibilityVersion = .seen(
        FeatureCompatibilityVersion(ReleaseVersion(6, 0), targetVersion: ReleaseVersion(7, 0)))
    }
    #expect(judgement.outcome == .warn)
    #expect(judgement.summaries(.warn)[at: 0]?.contains("changing to 7.0") == true)
  }

  @Test func anUpgradeToSixThatIsUnderWayFails() {
    let judgement = judge {
      $0.featureCompatibilityVersion = .seen(
        FeatureCompatibilityVersion(ReleaseVersion(5, 0), targetVersion: ReleaseVersion(6, 0)))
    }
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings.contains { $0.explanation == "It is changing to 6.0." })
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.version = .unreachable }.outcome == .unknown)
    #expect(judge { $0.featureCompatibilityVersion = .denied }.outcome == .unknown)
  }

  @Test func membersThatMayBeMissingAreUnknown() {
    let evidence = EvidenceFixture.reverse.with { $0.source.sets[0] = $0.source.sets[0].withGap }
    let judgement = SourceVersion().judge(evidence)
    #expect(judgement.outcome == .unknown)
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("The configuration may not be read.") == true)
  }

  @Test func aClusterWithoutMembersIsUnknown() {
    #expect(SourceVersion().judge(EvidenceFixture.reverse.with { $0.source.sets = [] }).outcome == .unknown)
    #expect(SourceVersion().judge(EvidenceFixture.reverse.sharded.with { $0.source.sets = [] }).outcome == .unknown)
  }

  @Test func aSilentArbiterDoesNotMatter() {
    let arbiter = MemberEvidence(MemberConfiguration(host: "source-3:27017", arbiterOnly: true), notAsked: "No data.")
    let evidence = EvidenceFixture.reverse.with { $0.source.sets[0].members.append(arbiter) }
    #expect(SourceVersion().judge(evidence).outcome == .pass)
  }

  @Test func anOldArbiterFails() {
    var arbiter = MemberEvidence(MemberConfiguration(host: "source-3:27017", arbiterOnly: true), notAsked: "No data.")
    arbiter.version = .seen(ReleaseVersion(5, 0, 29))
    let evidence = EvidenceFixture.reverse.with { $0.source.sets[0].members.append(arbiter) }
    #expect(SourceVersion().judge(evidence).subjects(.fail).map(\.node) == ["source-3:27017"])
  }
}
