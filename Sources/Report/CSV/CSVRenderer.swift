import Findings

/// Renders a report for a spreadsheet: one row a finding, or a line of the checklist without findings.
///
/// Rows end as RFC 4180 has them. A cell that a spreadsheet would compute begins with an apostrophe.
public struct CSVRenderer: Renderer {
  /// Makes a renderer.
  public init() {}

  /// The names of the columns, in their order.
  static let columns = [
    "checklist", "verdict", "run", "seenAt", "validUntil", "id", "title", "kind", "itemOutcome", "outcome", "cluster",
    "node", "namespace", "index", "summary", "explanation", "remedies", "rules", "evidence", "waivedBy", "waivedUntil",
    "waivedAtMost", "waiverReason", "attestedBy", "attestedAt", "attestationNote",
  ]

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let numbers = EvidenceNumbers(report)
    let beginning = [
      report.checklist.name, report.verdict.rawValue, report.run.id, Timestamp(report.seenAt).milliseconds,
      Timestamp(report.validUntil).milliseconds,
    ]
    Self.write(Self.columns, to: &output)
    for item in report.items {
      let line = [item.id, item.title, item.kind.rawValue, item.outcome.rawValue]
      let end = Self.end(of: item, numbers)
      if item.findings.isEmpty {
        let blank = Array(repeating: "", count: 4)
        Self.write(
          beginning + line + [item.outcome.rawValue] + blank + [item.summary, ""] + end.origin + ["", "", "", ""]
            + end.attestation, to: &output)
      }
      for finding in item.findings {
        let acceptance = finding.acceptance
        let waiver = acceptance?.waiver
        Self.write(
          beginning + line + Self.cells(of: finding) + end.origin
            + [
              waiver?.by ?? "", waiver.map { Timestamp($0.until).milliseconds } ?? "",
              acceptance.flatMap { $0.waiver.extent(of: $0.unit) } ?? "", waiver?.reason ?? "",
            ]
            + end.attestation, to: &output)
      }
    }
  }

  private static func cells(of finding: Finding) -> [String] {
    let subject = finding.subject
    return [
      finding.outcome.rawValue, subject.cluster?.rawValue ?? "", subject.node ?? "", subject.namespace ?? "",
      subject.index ?? "", finding.summary, finding.explanation,
    ]
  }

  private static func end(
    of item: AuditItem, _ numbers: EvidenceNumbers
  ) -> (origin: [String], attestation: [String]) {
    let remedies = item.remedies.map { remedy in
      [remedy.place, remedy.text, remedy.command ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let attestation = item.attestation
    return (
      [
        remedies.joined(separator: "\n"), item.citations.map(\.line).joined(separator: "\n"),
        numbers.spans(item.evidence),
      ],
      [attestation?.by ?? "", attestation?.at.map { Timestamp($0).milliseconds } ?? "", attestation?.note ?? ""]
    )
  }

  private static func write(_ cells: [String], to output: inout some TextOutputStream) {
    output.write(cells.map(CSVText.escape).joined(separator: ","))
    output.write("\r\n")
  }
}
