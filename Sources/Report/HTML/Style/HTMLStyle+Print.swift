import Findings

extension HTMLStyle {
  /// On paper all is open and nothing is filtered: a printed report is whole, whatever the screen showed.
  static let print = """
    @media print {
      :root {
        color-scheme: light;
        \(HTMLPalette.paper.declarations)
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { font-size: 10pt; }
      main, footer, .verdict { padding-left: 0; padding-right: 0; }
      .verdict { padding: 5mm; border-radius: 3mm; }
      .skip, .sections, .filter { display: none; }
      .item[hidden] { display: block; }
      .contents li[hidden] { display: list-item; }
      tbody[hidden] { display: table-row-group; }
      a { text-decoration: none; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      summary::after { display: none !important; }
      .cluster, .contents li, tr, .findings li, .remedies li, .overview, .origin div { break-inside: avoid; }
      .item.waived, .item.attested, .item.pass, .item.notApplicable { break-inside: avoid; }
      h2, h3, h4, summary { break-after: avoid; break-inside: avoid; }
      .evidence pre { font-size: 8pt; }
      pre { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
    }
    """

  /// The margins of printed pages: each says which report it is of, and how many there are.
  ///
  /// It is a sheet of its own, since it differs from report to report. Only what cannot hold a quote is written into it.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - digest: the SHA-256 of its JSON form, in hexadecimal digits.
  /// - Returns: the style sheet.
  static func printedPage(of report: AuditReport, digest: String) -> String {
    """
    @page {
      margin: 18mm 14mm 18mm;
      color: \(HTMLPalette.paper.quiet); font: 8pt sans-serif;
      @top-left { content: "\(report.verdict.rawValue), finished \(Timestamp(report.run.finishedAt).seconds)"; }
      @bottom-left { content: "SHA-256 of the JSON form: \(digest)"; font: 6.5pt monospace; }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); }
    }
    @page :first { margin-top: 12mm; @top-left { content: none; } }
    """
  }
}
