import Findings
import Foundation
import Report

extension SampleReports {
  /// So many items, of each outcome in turn, with hostile names, a waiver among every nine, and twenty answers.
  ///
  /// - Parameter count: how many items.
  /// - Returns: the report.
  static func sized(_ count: Int) -> AuditReport {
    let evidence = (1...20).map { number in
      EvidenceRecord(
        id: EvidenceID("question \(100 + number)"), origin: EvidenceOrigin.allCases[number % 3],
        node: "db\(number).shop.example.net:27017", command: #"{ "ping" : \#(number) }"#,
        at: moment.addingTimeInterval(Double(number) / 8), answer: .reply(#"{ "answer" : \#(number) }"#))
    }
    return AuditReport(
      tool: tool, run: rich.run, checklist: preflight, source: rich.source, destination: rich.destination,
      items: (0..<count).map { item(number: $0, evidence: evidence.map(\.id)) }, evidence: evidence)
  }

  private static func item(number: Int, evidence: [EvidenceID]) -> AuditItem {
    let outcome = Outcome.allCases[number % Outcome.allCases.count]
    let name = HostileNames.gallery[number % HostileNames.gallery.count]
    let waiver = Waiver(
      check: "item-\(number)", namespace: nil, index: nil, reason: "Known.", by: "Ada Moreno, DBA",
      until: moment.addingTimeInterval(86_400))
    let finding = Finding(
      outcome == .waived ? .fail : outcome, Subject(.source, namespace: "shop.\(name)"), "Finding of \(number).")
    return AuditItem(
      id: "item-\(number)", title: "Item number \(number)", kind: .check, outcome: outcome,
      summary: "Seen \(number): \(name).", findings: [outcome == .waived ? finding.accepted(by: waiver) : finding],
      remedies: outcome == .fail ? [Remedy(.source, "Mend it.", command: "mend(\(number))")] : [],
      citations: [Citation("R-\(number)", "house rule")], evidence: [evidence[number % evidence.count]])
  }
}
