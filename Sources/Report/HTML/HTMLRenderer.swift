/// Renders a report as one self-contained page for a browser or the printer, with all evidence.
///
/// Its one script filters and unfolds; without it all is there as well. It requests nothing. It is well-formed XML as
/// well, so that programs can read it.
public struct HTMLRenderer: Renderer {
  /// How many namespaces are shown in whose documents nothing differs.
  static let sameNamespacesShown = 500

  /// Makes a renderer.
  public init() {}

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let numbers = EvidenceNumbers(report)
    let known = Set(report.evidence.indices.map(EvidenceNumbers.name))
    let digest = report.digestOfJSON
    var page = HTMLPage()
    page.head(of: report, digest: digest)
    page.add("<main>")
    if !report.items.isEmpty { page.outcomes(of: report) }
    page.attention(of: report)
    page.add("<div>")
    page.filter(of: report)
    page.add(
      """
      <section aria-labelledby="items">
      <h2 id="items">Checklist in order</h2>
      """)
    if report.items.isEmpty { page.add("<p>Nothing was checked.</p>") }
    for (place, item) in report.items.enumerated() {
      output.write(page.take())
      page.item(item, place: place, numbers: numbers, known: known)
    }
    page.add("</section>")
    page.documents(of: report)
    page.add("</div>")
    page.timeline(of: report)
    page.facts(of: report)
    if !report.evidence.isEmpty {
      page.add(
        """
        <section aria-labelledby="evidence">
        <h2 id="evidence">Evidence</h2>
        <p>Every question that was put to a server, and its answer, as canonical Extended JSON.</p>
        """)
    }
    for (place, record) in report.evidence.enumerated() {
      output.write(page.take())
      page.answer(record, name: EvidenceNumbers.name(at: place))
    }
    if !report.evidence.isEmpty { page.add("</section>") }
    page.add("</main>")
    page.foot(digest: digest)
    output.write(page.take())
  }
}
