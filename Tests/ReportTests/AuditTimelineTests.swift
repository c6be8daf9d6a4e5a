import Findings
import Foundation
import Testing

@testable import Report

@Suite struct AuditTimelineTests {
  @Test func itTellsWhoWasAskedWhen() {
    let timeline = AuditTimeline(SampleReports.sized(3))
    #expect(timeline.work.map(\.name) == ["Run", "Source", "Destination", "Mongosync"])
    #expect(timeline.work.map(\.amount) == ["", "6 questions", "7 questions", "7 questions"])
    let moment = SampleReports.moment
    #expect(timeline.extent == moment...moment.addingTimeInterval(4.2))
    #expect(timeline.work[1].from == moment.addingTimeInterval(0.375))
    #expect(timeline.work[1].until == moment.addingTimeInterval(2.25))
    #expect(timeline.reachesBeyond && timeline.validity.until == moment.addingTimeInterval(904.2))
  }

  @Test func evidenceCollectedEarlierComesFirst() {
    let earlier = SampleReports.moment.addingTimeInterval(-3600)
    let sample = SampleReports.sized(0)
    let timeline = AuditTimeline(
      AuditReport(
        tool: sample.tool, run: sample.run, checklist: sample.checklist, source: sample.source,
        destination: sample.destination, items: [],
        evidence: [
          EvidenceRecord(
            id: EvidenceID("only"), origin: .source, node: "n", command: "{}", at: earlier, answer: .reply("{}"))
        ], seenAt: earlier))
    #expect(timeline.extent.lowerBound == earlier && !timeline.reachesBeyond)
    #expect(timeline.work.map(\.amount) == ["", "1 question"])
    #expect(timeline.place(of: earlier) == 0 && timeline.place(of: timeline.extent.upperBound) == 1)
    #expect(timeline.place(of: .distantPast) == 0 && timeline.place(of: .distantFuture) == 1)
  }

  @Test func aRunOfNoLengthIsDrawn() {
    let sample = SampleReports.sized(0)
    let report = AuditReport(
      tool: sample.tool, run: .init(id: "r", startedAt: SampleReports.moment, finishedAt: SampleReports.moment),
      checklist: sample.checklist, source: sample.source, destination: sample.destination, items: [], evidence: [])
    let timeline = AuditTimeline(report)
    #expect(timeline.place(of: SampleReports.moment) == 0)
    let page = HTMLRenderer().text(of: report)
    #expect(page.contains(#"<rect x="0.0%" y="3" width="0.8%""#))
    #expect(page.contains(#"<line class="beyond" x1="0.8%""#))
  }
}
