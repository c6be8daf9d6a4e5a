import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DefaultReadWriteConcernTests {
  private func judge(_ concerns: Observed<DefaultConcerns>) -> Judgement {
    DefaultReadWriteConcern().judge(EvidenceFixture.preflight.with { $0.source.defaultConcerns = concerns })
  }

  @Test func reportsThem() {
    #expect(
      judge(.seen(DefaultConcerns(read: "local", write: "majority"))).summaries(.pass) == [
        "The source reads with local and writes with majority.",
        "The destination reads with local and writes with majority.",
      ])
  }

  @Test func theSourceOfTheWriteConcernIsNamed() {
    let implicit = judge(.seen(DefaultConcerns(read: "local", write: "majority", writeSource: "implicit")))
    #expect(implicit.outcome == .pass)
    #expect(implicit.findings[at: 0]?.explanation.contains("Nobody set the source's write concern") == true)
    let global = judge(.seen(DefaultConcerns(read: "local", write: "majority", writeSource: "global")))
    #expect(global.outcome == .pass, "where it comes from is no difference of what it is")
    #expect(global.findings[at: 0]?.explanation.contains("setDefaultRWConcern") == true)
  }

  @Test func differentOnesAreAWarning() {
    let judgement = judge(.seen(DefaultConcerns(read: "majority", write: "1")))
    #expect(judgement.outcome == .warn)
    #expect(
      judgement.commands == [
        """
        db.adminCommand({ setDefaultRWConcern: 1, defaultReadConcern: { level: "majority" }, \
        defaultWriteConcern: { w: 1 } })
        """
      ])
  }

  /// Before 5.0 nothing set means local and 1: once the destination has that, nothing differs.
  @Test(arguments: [("local", "1"), ("majority", "1")])
  func whatNobodySetOnAnOlderServerIsTheSameAsItsMeaning(_ read: String, _ write: String) {
    let evidence = EvidenceFixture.preflight.with { evidence in
      evidence.source.defaultConcerns = .seen(DefaultConcerns(read: read == "local" ? nil : read, write: nil))
      evidence.destination.defaultConcerns = .seen(DefaultConcerns(read: read, write: write))
    }
    #expect(DefaultReadWriteConcern().judge(evidence).outcome == .pass)
  }

  @Test func whatNobodySetOnAnOlderServerIsKept() {
    let judgement = judge(.seen(DefaultConcerns(read: nil, write: nil)))
    #expect(judgement.outcome == .warn)
    #expect(judgement.commands.first?.contains(#"{ level: "local" }, defaultWriteConcern: { w: 1 }"#) == true)
  }

  @Test func olderServersHaveNone() {
    let absent = Observed<DefaultConcerns>.refused(Refusal(.commandNotFound, "There is no such command."), [])
    #expect(judge(absent).outcome == .pass)
    #expect(judge(absent).subjects(.notApplicable) == [Subject(.source)])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
