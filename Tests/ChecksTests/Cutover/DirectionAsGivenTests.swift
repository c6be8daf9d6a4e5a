import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DirectionAsGivenTests {
  private func judge(_ source: String, _ destination: String) -> Judgement {
    DirectionAsGiven().judge(
      EvidenceFixture.cutover.with { $0.mongosync = [.ready { $0.directionMapping = .between(source, destination) }] })
  }

  @Test func passesWhereTheHostsAreThoseGiven() {
    #expect(judge("source-1:27017", "destination-2:27017").outcome == .pass)
  }

  @Test func failsWhereTheyAreSwapped() {
    let judgement = judge("destination-1:27017", "source-1:27017")
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings.map(\.mayPass) == [false])
    #expect(judgement.findings[at: 0]?.explanation.contains("wrong order") == true)
  }

  @Test func isUnknownForOtherNames() {
    let judgement = judge("10.0.0.1:27017", "10.0.0.2:27017")
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings[at: 0]?.canBeSettled == true)
    #expect(judgement.remedies[at: 0]?.settlesUnknown == true)
  }

  @Test func isLeftToAPersonWhereNoMongosyncWasGiven() {
    #expect(DirectionAsGiven().judge(EvidenceFixture.cutover.with { $0.mongosync = [] }).outcome == .manual)
  }
}
