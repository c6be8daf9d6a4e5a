import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ProfilerOffTests {
  private func judge(_ levels: Observed<[ProfilerLevel]>) -> Judgement {
    ProfilerOff().judge(EvidenceFixture.preflight.with { $0.source.sets[0].members[1].profilers = levels })
  }

  @Test func passesWhereAllAreOff() {
    #expect(judge(.seen([])).outcome == .pass)
  }

  @Test func oneThatWorksIsAWarning() {
    let judgement = judge(.seen([ProfilerLevel(database: "sh\"op", level: 1), ProfilerLevel(database: "a", level: 0)]))
    #expect(judgement.subjects(.warn) == [Subject(.source, node: "source-2:27017", namespace: "sh\"op")])
    #expect(judgement.commands == [#"db.getSiblingDB("sh\"op").setProfilingLevel(0)"#])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
