import Findings
import Testing

@Suite struct MayPassTests {
  private func item(_ outcome: Outcome, _ findings: [Finding]) -> AuditItem {
    AuditItem(id: "probe", title: "", kind: .check, outcome: outcome, summary: "", findings: findings)
  }

  @Test func anItemMendsOnlyIfAllThatMakesItWhatItIsDoes() {
    let passing = Finding(.fail, Subject(), "Behind.", mayPass: true)
    let lasting = Finding(.fail, Subject(), "Paused.")
    #expect(item(.fail, [passing]).mayPass)
    #expect(!item(.fail, [passing, lasting]).mayPass)
    #expect(item(.fail, [passing, Finding(.warn, Subject(), "Beware.")]).mayPass)
    #expect(!item(.fail, []).mayPass)
  }
}
