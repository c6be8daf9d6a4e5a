import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ConfirmSwappedTests {
  private static let swapped = MongosyncDirection.between("destination-2:27017", "source-2:27017")

  private func judge(_ instances: MongosyncInstance...) -> Judgement {
    ConfirmSwapped().judge(EvidenceFixture.reverse.with { $0.mongosync = instances })
  }

  @Test func doesNotAriseBeforeTheReverse() {
    #expect(judge().outcome == .notApplicable)
    #expect(judge(.telling(.committed)).outcome == .notApplicable)
    #expect(judge(.silent(.timedOut)).outcome == .notApplicable)
    #expect(
      judge().commands == ["curl -s localhost:27182/api/v1/progress | jq '.progress | {state, directionMapping}'"])
  }

  @Test("Trap 18: the hosts tell, not the order", arguments: [MongosyncState.running, .committing, .committed])
  func passesOnceTheHostsHaveSwapped(_ state: MongosyncState) {
    #expect(judge(.telling(state) { $0.directionMapping = Self.swapped }).outcome == .pass)
  }

  @Test func isUnknownWhileReversing() {
    #expect(judge(.telling(.reversing)).outcome == .unknown)
    #expect(judge(.telling(.reversing) { $0.directionMapping = Self.swapped }).outcome == .unknown)
    #expect(
      judge(.telling(.running) { $0.directionMapping = Self.swapped }, .silent(.timedOut, at: "http://b/")).outcome
        == .unknown)
  }

  @Test func failsWhereOneIsLeftBehind() {
    let judgement = judge(
      .telling(.running) { $0.directionMapping = Self.swapped }, .telling(.committed, at: "http://b/"))
    #expect(judgement.subjects(.fail).map(\.node) == ["http://b/"])
  }
}
