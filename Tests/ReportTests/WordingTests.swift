import Findings
import Foundation
import Testing

@testable import Report

@Suite struct WordingTests {
  @Test func countsAreInWordsWorstFirst() {
    #expect(report(of: [.pass, .warn, .pass]).countsInWords == "1 warning, 2 passed")
    #expect(report(of: [.warn, .warn, .attested]).countsInWords == "2 warnings, 1 attested")
    #expect(report(of: [Outcome]()).countsInWords == "nothing was checked")
  }

  @Test func warningsThatFailSaySo() {
    let strict = report(of: [.warn, .pass], warningsFail: true)
    #expect(strict.verdict == .noGo)
    #expect(strict.countsInWords == "1 warning, 1 passed; warnings count as failures")
    #expect(report(of: [.pass], warningsFail: true).countsInWords == "1 passed")
  }

  @Test func findingsAreReadWorstFirstAndWithoutRepetition() {
    let findings = [
      Finding(.pass, Subject(.source), "Good."), Finding(.fail, Subject(), "Whole."),
      Finding(.fail, Subject(.source), "First."), Finding(.fail, Subject(.source), "Second."),
    ]
    let item = AuditItem(
      id: "a", title: "A", kind: .check, outcome: .fail, summary: "Whole.", findings: findings)
    #expect(item.findingsToRead.map(\.summary) == ["First.", "Second.", "Good."])
  }

  @Test func aGoSaysOnHowManyDecisionsItRests() {
    let waiver = { Waiver(check: $0, reason: "R.", by: "Ada", until: SampleReports.moment) }
    let item = { (waivers: [Waiver], outcome: Outcome) in
      AuditItem(
        id: "a", title: "A", kind: .check, outcome: outcome, summary: "Seen.",
        findings: waivers.map { Finding(.fail, Subject(), "Bad.").accepted(by: $0) })
    }
    #expect(report(of: [item([waiver("a"), waiver("a")], .waived)]).verdictInWords == "GO with 1 waiver")
    #expect(report(of: [item([waiver("a"), waiver("b")], .waived)]).verdictInWords == "GO with 2 waivers")
    #expect(report(of: [item([waiver("a")], .fail)]).verdictInWords == "NO-GO")
    let spelled = ["caf\u{E9}", "cafe\u{301}"].map { name in
      Waiver(check: "a", namespace: name, reason: "R.", by: "Ada", until: SampleReports.moment)
    }
    let both = report(of: [item(spelled + spelled, .waived)])
    #expect(both.verdictInWords == "GO with 2 waivers")
    #expect(both.waivers.map(\.failures) == [2, 2])
    #expect(report(of: [.pass]).verdictInWords == "GO")
  }

  @Test func aCutoverSaysWhichOfItsTwoQuestionsIsAnswered() throws {
    func cutover(_ through: Outcome, _ more: Outcome = .pass, quiet: Int? = nil, _ stopped: Outcome = .pass)
      -> AuditReport
    {
      let line = { (id: String, kind: AuditItem.Kind, outcome: Outcome, remedies: [Remedy]) in
        AuditItem(
          id: id, title: "The \(id)", kind: kind, outcome: outcome, summary: "Seen.", findings: [], remedies: remedies)
      }
      let step = Remedy(nil, "Send it.", command: "curl -X POST localhost")
      return AuditReport(
        tool: SampleReports.tool, run: SampleReports.run(labels: []),
        checklist: AuditReport.ChecklistSummary(name: "cutover", question: "May we commit?"),
        source: SampleReports.cluster(.source, members: []),
        destination: SampleReports.cluster(.destination, members: []),
        items: [
          line("can-commit", .check, more, []), line("commit-through", .check, through, []),
          line("source-writes-stopped", .check, stopped, []),
          line("send-commit", .step, .notApplicable, through == .notApplicable ? [step] : []),
        ], evidence: [], sourceQuietSeconds: quiet)
    }
    #expect(cutover(.notApplicable).verdictInWords == "GO, READY TO COMMIT")
    let quiet = cutover(.notApplicable, quiet: 94)
    #expect(quiet.verdictInWords == "GO, READY TO COMMIT, source quiet for 94 s")
    let renderers: [any Renderer] = [
      TerminalRenderer(colour: false, width: 200), MarkdownRenderer(), HTMLRenderer(), JUnitRenderer(),
    ]
    for renderer in renderers {
      #expect(renderer.text(of: quiet).contains("source quiet for 94 s"), "\(type(of: renderer))")
    }
    #expect(JSONRenderer().text(of: quiet).contains("\"sourceQuietSeconds\": 94"))
    #expect(cutover(.notApplicable, quiet: 94, .attested).verdictInWords == "GO, READY TO COMMIT")
    #expect(cutover(.pass, quiet: 94).verdictInWords == "GO, COMMITTED")
    #expect(cutover(.notApplicable, .fail, quiet: 94).verdictInWords == "NO-GO")
    #expect(cutover(.pass).verdictInWords == "GO, COMMITTED")
    #expect(cutover(.unknown).verdictInWords == "INCOMPLETE")
    #expect(cutover(.notApplicable, .fail).verdictInWords == "NO-GO")
    func text(_ report: AuditReport) -> String {
      var text = ""
      TerminalRenderer(colour: false, width: 100).render(report, to: &text)
      return text
    }
    let ready = text(cutover(.notApplicable))
    #expect(
      ready.contains("next      send-commit  The send-commit\n          Send it.\n              curl -X POST localhost")
    )
    #expect(!text(cutover(.pass)).contains("next "))
    #expect(!text(cutover(.notApplicable, .fail)).contains("curl"))
  }

  @Test func anAnswerStandsForItsTime() {
    let answer = report(of: [.pass])
    #expect(answer.validUntil == answer.seenAt.addingTimeInterval(15 * 60))
    #expect(
      answer.validityInWords == "Holds for what was seen at 2026-11-20T22:22:11Z; expires at 2026-11-20T22:37:11Z.")
  }

  @Test func anAnswerEndsWithAWaiverItRestsOn() {
    let ends = [600.0, 120].map { seconds in
      Waiver(
        check: "a", reason: "R.", by: "Ada", until: SampleReports.empty.run.finishedAt.addingTimeInterval(seconds))
    }
    let items = ends.map { waiver in
      AuditItem(
        id: "a", title: "A", kind: .check, outcome: .waived, summary: "Seen.",
        findings: [Finding(.fail, Subject(), "Bad.").accepted(by: waiver)])
    }
    #expect(report(of: items).validUntil == ends[1].until)
  }

  @Test(arguments: [(16, true), (15, true), (14, false)])
  func anAnswerFromOldEvidenceSaysThatItHasExpired(minutes: Int, hasExpired: Bool) {
    let sample = SampleReports.empty
    let answer = AuditReport(
      tool: sample.tool, run: sample.run, checklist: sample.checklist, source: sample.source,
      destination: sample.destination, items: [], evidence: [],
      seenAt: sample.run.finishedAt.addingTimeInterval(Double(-minutes * 60)), validFor: 15)
    #expect(answer.validityInWords.hasSuffix(", before this report was made.") == hasExpired)
    #expect(answer.validityInWords.hasPrefix("Held ") == hasExpired)
  }

  @Test func aDecisionSaysHowMuchItAccepts() throws {
    let item = try #require(SampleItems.all.first { $0.outcome == .waived })
    let accepted = try #require(item.waivers.first)
    #expect(item.waivers.count == 1)
    #expect(accepted.count == "1 failure, 1 warning")
    #expect(item.sentences(of: item.findings[0]) == ["It is capped.", "A failure, waived by Ada Moreno, DBA."])
  }

  @Test(arguments: [Outcome.unknown, .manual, .skipped, .attested, .pass, .notApplicable])
  func onlyWhatSpeaksAgainstTheMigrationIsAccepted(_ outcome: Outcome) {
    let finding = Finding(outcome, Subject(), "Seen.")
    #expect(finding.accepted(by: Waiver(check: "a", reason: "R.", by: "Ada", until: SampleReports.moment)) == finding)
  }

  @Test func everyOutcomesTagFitsTheGutter() {
    #expect(Outcome.allCases.allSatisfy { $0.tag.count < TerminalRenderer.gutter })
  }

  @Test func evidenceIsNumberedInTheReportsOrder() {
    let numbers = EvidenceNumbers(SampleReports.rich)
    let ids = SampleReports.rich.evidence.map(\.id)
    #expect(numbers[[ids[2], ids[0]]] == ["E1", "E3"])
    #expect(numbers[[EvidenceID("elsewhere")]] == ["elsewhere"])
  }

  @Test func runsOfEvidenceAreDrawnTogether() {
    let ids = (1...9).map { EvidenceID("answer \($0)") }
    let records = ids.map { id in
      EvidenceRecord(
        id: id, origin: .source, node: "n", command: "{}", at: SampleReports.moment, answer: .reply("{}"))
    }
    let report = SampleReports.empty
    let numbers = EvidenceNumbers(
      AuditReport(
        tool: report.tool, run: report.run, checklist: report.checklist, source: report.source,
        destination: report.destination, items: [], evidence: records))
    #expect(numbers.spans([ids[4], ids[2], ids[3], ids[0]]) == "E1, E3–E5")
    #expect(numbers.spans([ids[8], ids[7], ids[8]]) == "E8, E9")
    #expect(numbers.spans([EvidenceID("elsewhere"), ids[0]]) == "E1, elsewhere")
    #expect(numbers.spans([]).isEmpty)
  }

  @Test(arguments: [0.001, 0.042, 0.1, 0.999, 0]) func timesAreExactToTheMillisecond(fraction: Double) {
    let time = Timestamp(Date(timeIntervalSince1970: 1_795_213_327 + fraction))
    let digits = String(Int((fraction * 1000).rounded()) + 1000).dropFirst()
    #expect(time.milliseconds == "2026-11-20T22:22:07.\(digits)Z")
    #expect(time.seconds == "2026-11-20T22:22:07Z")
  }

  @Test func formatsAreKnownByTheirFilesEnding() {
    #expect(ReportFormat.allCases.allSatisfy { ReportFormat(fileExtension: $0.fileExtension.uppercased()) == $0 })
    #expect(ReportFormat(fileExtension: "doc") == nil)
  }

  private func report(of outcomes: [Outcome], warningsFail: Bool = false) -> AuditReport {
    report(
      of: outcomes.enumerated().map { number, outcome in
        AuditItem(id: "\(number)", title: "Item", kind: .check, outcome: outcome, summary: "Seen.")
      }, warningsFail: warningsFail)
  }

  private func report(of items: [AuditItem], warningsFail: Bool = false) -> AuditReport {
    let sample = SampleReports.empty
    return AuditReport(
      tool: sample.tool, run: sample.run, checklist: sample.checklist, source: sample.source,
      destination: sample.destination, items: items, evidence: [], warningsFail: warningsFail)
  }
}
