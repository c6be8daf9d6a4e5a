import Checklists
import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct AuditTests {
  private let checklist = Checklist(
    name: "probe", question: "Does it work?",
    entries: [
      .check(Probe("one", [Finding(.manual, Subject(), "Look.")])),
      .check(Probe("other", [Finding(.manual, Subject(), "Look there.")])),
      .check(Probe("plain", [Finding(.pass, Subject(), "Fine.")])),
    ], alternatives: [("one", "other")])

  private func outcomes(
    _ checklist: Checklist, only: Set<String>? = nil, skip: Set<String> = [], attested: [String] = []
  ) -> [Outcome] {
    Audit(checklist, only: only, skip: skip, attestations: attested.map { Attestation(item: $0, by: "Ada") })
      .items(judging: EvidenceFixture.restart).map(\.outcome)
  }

  private func item(_ findings: [Finding], attested: Bool = true) throws -> AuditItem {
    let checklist = Checklist(name: "probe", question: "?", entries: [.check(Probe("probe", findings))])
    let attestations = attested ? [Attestation(item: "probe", by: "Ada", note: "CHG-1")] : []
    return try #require(Audit(checklist, attestations: attestations).items(judging: EvidenceFixture.restart).first)
  }

  @Test func judgesEveryLineInOrder() {
    #expect(outcomes(checklist) == [.manual, .manual, .pass])
    #expect(outcomes(checklist, only: ["plain"]) == [.skipped, .skipped, .pass])
    #expect(outcomes(checklist, only: []) == [.skipped, .skipped, .skipped])
    #expect(outcomes(checklist, skip: ["plain"]) == [.manual, .manual, .skipped])
  }

  @Test func asksForWhatItWillJudgeAndNothingMore() {
    let checklist = Checklist(
      name: "probe", question: "?",
      entries: [.check(Probe("costly", [], asking: .indexFormats)), .check(Probe("cheap", [], asking: []))])
    #expect(Audit(checklist).questions == .indexFormats)
    #expect(Audit(checklist, skip: ["costly"]).questions == [])
    #expect(Audit(checklist, only: ["cheap"]).questions == [])
    #expect(Audit(checklist, only: ["costly"]).questions == .indexFormats)
    #expect(Audit(checklist, only: ["costly"], skip: ["costly"]).questions == [])
  }

  @Test func whatIsLeftOutIsNotGo() {
    #expect(Verdict(of: outcomes(checklist, skip: ["plain"], attested: ["one"])) == .incomplete)
  }

  @Test func anEmptyChecklistCannotPass() {
    let empty = Checklist(name: "empty", question: "?", entries: [])
    #expect(Verdict(of: outcomes(empty)) == .incomplete)
  }

  @Test func oneAlternativeSetsTheOtherAside() {
    #expect(outcomes(checklist, attested: ["one"]) == [.attested, .notApplicable, .pass])
    #expect(outcomes(checklist, attested: ["other"]) == [.notApplicable, .attested, .pass])
  }

  @Test func attestingBothAlternativesHidesNeither() {
    #expect(outcomes(checklist, attested: ["one", "other"]) == [.attested, .attested, .pass])
  }

  @Test func aCheckThatThrowsIsUnknown() throws {
    let broken = Checklist(name: "broken", question: "?", entries: [.check(Broken())])
    let item = try #require(Audit(broken).items(judging: EvidenceFixture.restart).first)
    #expect(item.outcome == .unknown)
    #expect(item.summary.contains("The check itself failed"))
    #expect(outcomes(broken, attested: ["broken"]) == [.unknown])
  }

  @Test func aCheckWithoutFindingsIsUnknown() throws {
    #expect(try item([], attested: false).outcome == .unknown)
    #expect(try item([]).outcome == .unknown)
  }

  @Test func aWordSettlesOnlyWhatMayBeSettled() throws {
    let settled = try item([
      Finding(.unknown, Subject(), "Suspect.", canBeSettled: true), Finding(.pass, Subject(), "Fine."),
    ])
    #expect(settled.outcome == .attested)
    #expect(settled.summary == "Attested by Ada: Suspect.")
    #expect(settled.attestation?.note == "CHG-1")
  }

  @Test("A word never closes these", arguments: [Outcome.fail, .unknown, .warn, .pass])
  func neverCloses(_ outcome: Outcome) throws {
    let item = try item([Finding(outcome, Subject(), "Seen.", canBeSettled: outcome != .unknown)])
    #expect(item.outcome == outcome)
    #expect(item.attestation == nil)
  }

  @Test func aPartlySettledLineStaysOpen() throws {
    let item = try item([
      Finding(.unknown, Subject(), "Suspect.", canBeSettled: true), Finding(.unknown, Subject(), "Not reached."),
      Finding(.manual, Subject(), "Look."),
    ])
    #expect(item.outcome == .unknown)
    #expect(item.findings.map(\.outcome) == [.attested, .unknown, .attested])
    let fail = try self.item([
      Finding(.unknown, Subject(), "Suspect.", canBeSettled: true), Finding(.fail, Subject(), "Bad."),
    ])
    #expect(fail.outcome == .fail)
    #expect(fail.summary == "Bad.")
  }

  @Test func theSummaryIsOfWhatIsWorstAfterwards() throws {
    let item = try item([Finding(.manual, Subject(), "Look."), Finding(.warn, Subject(), "Beware.")])
    #expect(item.outcome == .warn)
    #expect(item.summary == "Beware.")
  }
}

private struct Broken: Check {
  struct Failure: Error {}

  let about = About(
    id: "broken", title: "Broken", rule: "", rationale: "", reads: [], privileges: [], remedy: "", citations: [])

  func judge(_ evidence: Evidence) throws -> Judgement { throw Failure() }
}
