import Findings
import Foundation
import Report
import Testing

/// A report that is read back from its JSON is the report, in every format.
@Suite struct ReportReadingTests {
  @Test func everyFormatIsThatOfTheRun() throws {
    let documents = SampleReports.comparing(SampleDocuments.all)
    for report in [
      SampleReports.rich, SampleReports.empty, SampleReports.sized(1), SampleReports.clean, SampleReports.long,
      SampleReports.quiet, documents,
    ] {
      try expectSame(report)
    }
  }

  @Test(arguments: HostileNames.all) func hostileNamesComeBack(name: String, remains: String) throws {
    try expectSame(SampleReports.hostile(name))
  }

  /// Replies that are no JSON, are a string alone or have white space around them; numbers as the server wrote them.
  @Test(arguments: [
    "", "abc", "\"abc\"", " {\"a\" : 1.50} ", "\n[]", "{\"a\":\"\u{200B}\\u200B\\ud83d\\ude00\"}", "1e400",
  ])
  func repliesComeBack(reply: String) throws {
    let record = EvidenceRecord(
      id: EvidenceID("source a"), origin: .source, node: "a", command: reply, at: SampleReports.moment,
      answer: .reply(reply))
    let empty = SampleReports.empty
    try expectSame(
      AuditReport(
        tool: empty.tool, run: empty.run, checklist: empty.checklist, source: empty.source,
        destination: empty.destination, items: [], evidence: [record], warningsFail: true,
        seenAt: SampleReports.moment.addingTimeInterval(0.1234567), validFor: 1))
  }

  @Test func moreThanTenAnswersKeepTheirOrder() throws {
    let records = (0..<25).map { number in
      let answer: EvidenceRecord.Answer =
        number % 3 == 0 ? .withheld(digest: "\(number)") : .reply("{\"n\":\(number)}")
      return EvidenceRecord(
        id: EvidenceID("source n\(String(format: "%02d", number))"), origin: number % 2 == 0 ? .source : .mongosync,
        node: "n\(number)", command: "{}", at: SampleReports.moment.addingTimeInterval(Double(number) / 81),
        answer: answer)
    }
    let item = AuditItem(
      id: "a", title: "A", kind: .check, outcome: .pass, summary: "Seen.",
      evidence: [EvidenceID("source n11"), EvidenceID("source n02"), EvidenceID("source gone")])
    let empty = SampleReports.empty
    try expectSame(
      AuditReport(
        tool: empty.tool, run: empty.run, checklist: empty.checklist, source: empty.source,
        destination: empty.destination, items: [item], evidence: records))
  }

  @Test(arguments: [
    ("", "not JSON"), ("{", "not JSON"), ("{}", "schemaVersion is missing"), ("[]", "an object is wanted"),
    ("\u{FEFF}{}", "not JSON"), ("{\"schemaVersion\":\"2.0\"}", "schema 2.0"),
    ("{\"schemaVersion\":1}", "a text is wanted"),
  ])
  func whatIsNoReportIsRefused(text: String, reason: String) {
    #expect(throws: ReportReadingError.self) { try AuditReport(json: Array(text.utf8)) }
    do {
      _ = try AuditReport(json: Array(text.utf8))
    } catch {
      #expect(error.description.contains(reason), "\(error)")
    }
  }

  /// Whatever somebody changes by hand is noticed: it no longer follows, or is laid out otherwise.
  @Test(arguments: [
    ("\"verdict\": \"NO-GO\"", "\"verdict\": \"GO\""), ("\"fail\": ", "\"fail\":  "),
    ("\"outcome\": \"fail\"", "\"outcome\": \"good\""),
    ("\"run\": {", "\"run\": {\"run\": 1,"), ("\"summary\":", "\"sumary\":"), ("\"id\": \"E1\"", "\"id\": \"E2\""),
    ("\"warningsFail\": false", "\"warningsFail\": 0"), ("\"evidence\": [", "\"evidence\": [1,"), ("T", "U"),
  ])
  func whatWasChangedIsRefused(old: String, new: String) throws {
    let text = JSONRenderer().text(of: SampleReports.rich)
    let place = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(in: place, with: new)
    #expect(throws: ReportReadingError.self) { try AuditReport(json: Array(changed.utf8)) }
  }

  @Test func everyCutIsRefused() throws {
    let bytes = Array(JSONRenderer().text(of: SampleReports.rich).utf8)
    for end in stride(from: 0, to: bytes.count, by: 997) {
      #expect(throws: ReportReadingError.self) { try AuditReport(json: Array(bytes[..<end])) }
    }
    #expect(throws: ReportReadingError.self) { try AuditReport(json: bytes.dropLast()) }
  }

  private func expectSame(_ report: AuditReport, _ place: SourceLocation = #_sourceLocation) throws {
    let json = JSONRenderer().text(of: report)
    let read = try AuditReport(json: Array(json.utf8))
    let renderers: [any Renderer] = [
      JSONRenderer(), HTMLRenderer(), MarkdownRenderer(), TerminalRenderer(colour: true, width: 80), JUnitRenderer(),
      CSVRenderer(),
    ]
    for renderer in renderers {
      let (live, later) = (renderer.text(of: report), renderer.text(of: read))
      #expect(live == later && Array(live.utf8) == Array(later.utf8), "\(type(of: renderer))", sourceLocation: place)
    }
  }
}
