import Findings
import Foundation
import Testing

@testable import Report

@Suite struct WatchPanelTests {
  private static func panel(_ items: [AuditItem], fact: String = "RUNNING, 3 s behind") -> WatchPanel {
    let empty = SampleReports.empty
    let report = AuditReport(
      tool: empty.tool, run: empty.run, checklist: empty.checklist, source: empty.source,
      destination: empty.destination, items: items, evidence: [])
    return WatchPanel(report, facts: [AuditReport.Label(key: "http://sync:27182", value: fact)])
  }

  private static let items = [
    AuditItem(id: "can-commit", title: "", kind: .check, outcome: .fail, summary: "canCommit is false."),
    AuditItem(id: "sync-running", title: "", kind: .check, outcome: .pass, summary: "It runs."),
  ]

  @Test func showsTheVerdictTheFactsAndWhatIsOpen() {
    let lines = Self.panel(Self.items).lines(colour: false, width: 80)
    #expect(lines.first == "NO-GO so far: 1 failed, 1 passed")
    #expect(lines.contains("http://sync:27182 RUNNING, 3 s behind"))
    #expect(lines.last == "FAIL      can-commit canCommit is false.")
    #expect(!lines.contains { $0.contains("sync-running") })
  }

  @Test func isOneLineWhereLinesFollowEachOther() {
    #expect(
      Self.panel(Self.items).line
        == "NO-GO so far | http://sync:27182 RUNNING, 3 s behind | can-commit: canCommit is false.")
  }

  @Test func whatAMongosyncSaysCannotMoveTheCursor() {
    let hostile = "a\u{1B}[2Jb\nc\rd"
    let panel = Self.panel([], fact: hostile)
    for text in panel.lines(colour: false, width: 80) + [panel.line] {
      #expect(!text.unicodeScalars.contains { $0.value < 32 })
    }
  }

  @Test func keepsToTheWidth() {
    let long = String(repeating: "word ", count: 60)
    let lines = Self.panel(Self.items, fact: long).lines(colour: false, width: 60)
    #expect(lines.count > 6)
    #expect(lines.allSatisfy { $0.count <= 60 })
  }
}
