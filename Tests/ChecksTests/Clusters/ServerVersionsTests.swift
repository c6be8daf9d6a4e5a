import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ServerVersionsTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    ServerVersions().judge(EvidenceFixture.preflight.with(change))
  }

  @Test func passesForASupportedPair() {
    let judgement = judge()
    #expect(judgement.outcome == .pass)
    #expect(
      judgement.summaries(.pass) == [
        "The source runs 6.0.27, which is new enough.", "The destination runs 7.0.18, which is new enough.",
      ])
  }

  @Test func anUnsupportedPairFails() {
    let judgement = judge { $0.destination.run(ReleaseVersion(6, 0, 27)) }
    #expect(judgement.summaries(.fail) == ["This mongosync does not migrate from servers 6.0 to 6.0."])
    #expect(judgement.findings.contains { $0.explanation == "From 6.0 it migrates to 7.0 and 8.0." })
    #expect(judge { $0.source.run(ReleaseVersion(4, 4, 29)) }.subjects(.fail) == [Subject(.source)])
    #expect(judge { $0.destination.run(ReleaseVersion(8, 2, 0)) }.outcome == .fail)
  }

  @Test("Change streams of these are not safe on sharded clusters", arguments: [(0, true), (1, true), (2, false)])
  func changeStreams(patch: Int, isWarned: Bool) {
    let version = ReleaseVersion(9, 0, patch)
    let judgement = ServerVersions().judge(
      EvidenceFixture.preflight.sharded.with { $0.destination.run(version) })
    let warnings = ["The destination runs \(version), whose change streams are not safe."]
    #expect(judgement.summaries(.warn) == (isWarned ? warnings : []))
    #expect(judgement.remedies.contains { $0.text.contains("9.0.2 or later") } == isWarned)
    #expect(judge { $0.destination.run(version) }.summaries(.warn) == [])
  }

  @Test func anOldPatchFails() {
    let judgement = judge { $0.source.run(ReleaseVersion(6, 0, 23)) }
    #expect(judgement.summaries(.fail) == ["The source runs 6.0.23, older than 6.0.24."])
    #expect(judgement.remedies.map(\.cluster) == [.source])
  }

  @Test func theOldestMemberDecides() {
    let judgement = judge { $0.source.sets[0].members[1].version = .seen(ReleaseVersion(6, 0, 20)) }
    #expect(judgement.outcome == .fail)
    #expect(judgement.summaries(.warn) == ["The members of the source run 6.0.20, 6.0.27."])
  }

  @Test func membersOfDifferentSeriesFail() {
    let judgement = judge { $0.source.sets[0].members[1].version = .seen(ReleaseVersion(5, 0, 29)) }
    #expect(judgement.summaries(.fail).contains("The members of the source run 5.0.29, 6.0.27."))
    #expect(judgement.findings.contains { $0.explanation == "The cluster is amid an upgrade." })
  }

  @Test func anUnpublishedPatchIsUnknown() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 15)
      evidence.destination.run(ReleaseVersion(7, 0, 13))
    }
    #expect(judgement.summaries(.unknown) == ["Whether the destination's 7.0.13 is new enough was not published."])
  }

  @Test func withoutAKnownMongosyncItIsUnknown() {
    #expect(judge { $0.plan.mongosyncVersion = nil }.outcome == .unknown)
    let later = judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 23) }
    #expect(later.summaries(.unknown) == ["Which servers mongosync 1.23 supports is not known to this auditor."])
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.source.sets[0].members[0].version = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[0] = $0.source.sets[0].withGap }.outcome == .unknown)
    #expect(judge { $0.destination.sets = [] }.outcome == .unknown)
  }

  /// Rapid releases, and what is newer than the documents: in no list, so no mongosync migrates from or to them.
  @Test(arguments: [(8, 1), (8, 2), (8, 3), (9, 0)])
  func whatIsInNoListFails(_ major: Int, _ minor: Int) {
    let unlisted = ReleaseVersion(major, minor, 4)
    for release in 0...22 {
      for source in [ReleaseVersion(6, 0, 27), ReleaseVersion(7, 0, 30), ReleaseVersion(8, 0, 20)] {
        let judgement = judge { evidence in
          evidence.plan.mongosyncVersion = ReleaseVersion(1, release)
          evidence.source.run(source)
          evidence.destination.run(unlisted)
        }
        #expect(judgement.outcome == .fail, "1.\(release), \(source): \(judgement.findings)")
      }
      let judgement = judge { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, release)
        evidence.source.run(unlisted)
      }
      #expect(
        judgement.summaries(.fail) == ["This mongosync does not migrate from servers \(major).\(minor)."],
        "1.\(release)")
    }
    let newest = judge { $0.destination.run(unlisted) }
    #expect(newest.subjects(.fail) == [Subject(.destination)])
    #expect(newest.summaries(.fail) == ["This mongosync does not migrate from servers 6.0 to \(major).\(minor)."])
    #expect(
      judge {
        $0.plan.mongosyncVersion = nil; $0.destination.run(unlisted)
      }.outcome == .unknown)
  }
}
