import Findings

extension HTMLPage {
  /// How many namespaces with particulars are laid open; of more, a reader opens what is of interest.
  private static let maxOpen = 20

  /// What comparing the documents came to.
  ///
  /// - Parameter report: the report.
  mutating func documents(of report: AuditReport) {
    guard let comparisons = report.documents else { return }
    let overview = DocumentOverview(comparisons, mostSame: HTMLRenderer.sameNamespacesShown)
    add(
      """
      <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <p>\(overview.sentences.joined(separator: " "))</p>
      """)
    if !overview.shown.isEmpty { namespaces(overview) }
    add("</section>")
  }

  private mutating func namespaces(_ overview: DocumentOverview) {
    add(
      """
      <p class="key">\(sample("same", Self.same)) the same \(sample("mismatching", Self.mismatching)) mismatching \
      \(sample("not-compared", Self.notCompared)) not compared. \
      Where the clusters differ in a figure, it is shown as source -&gt; destination.</p>
      <table class="documents">
      \(.columns("Result", "Namespace", "Documents", "Size", "Method", "Mismatches", "Time"))
      """)
    for (place, comparison) in overview.shown.enumerated() {
      namespace(comparison, isOpen: comparison.result != .same && place < Self.maxOpen)
    }
    add("</table>")
    if let leftOut = overview.leftOut { add("<p>… \(leftOut)</p>") }
    add(
      """
      <h3>What each method used here cannot see</h3>
      <ul>
      """)
    for limit in overview.limits { add("<li>\(limit)</li>") }
    add("</ul>")
  }

  private mutating func namespace(_ comparison: DocumentComparison, isOpen: Bool) {
    let outcome = comparison.outcome.rawValue
    add(
      """
      <tbody class="\(outcome)" data-outcome="\(outcome)">
      <tr><td><span class="tag">\(comparison.result.tag)</span></td><td>\(.code(comparison.namespace))</td>\
      <td>\(comparison.documentsInWords)<span class="noun"> documents</span>\(bar(of: comparison))</td>\
      <td><span class="noun">size </span>\(comparison.sizeInWords)</td>\
      <td>\(comparison.methodInWords), <span class="whole">level \(comparison.method.level)</span></td>\
      <td>\(Figures.count(comparison.mismatchCount))<span class="noun"> mismatching</span></td>\
      <td>\(Figures.seconds(comparison.seconds))</td></tr>
      """)
    particulars(of: comparison, isOpen: isOpen)
    add("</tbody>")
  }

  private mutating func particulars(of comparison: DocumentComparison, isOpen: Bool) {
    let particulars = comparison.particulars
    guard let gist = particulars.first else { return }
    guard particulars.count > 1 else {
      add("<tr class=\"causes\"><td></td><td colspan=\"6\">\(.apart(gist))</td></tr>")
      return
    }
    add(
      """
      <tr class="causes"><td></td><td colspan="6"><details\(.when(isOpen, " open=\"open\""))>
      <summary>\(.apart(gist))</summary>
      <ul>
      """)
    // The causes come first, after the line that sums mismatches up where there is one.
    let firstCause = comparison.mismatchesInWords == nil ? 0 : 1
    for (place, line) in particulars.enumerated().dropFirst() {
      let cause = place - firstCause
      let bar: HTMLText =
        comparison.causes.indices.contains(cause)
        ? causeBar(comparison.causes[cause].documents, of: comparison.mismatchCount) : ""
      add("<li>\(bar)\(.apart(line))</li>")
    }
    add(
      """
      </ul>
      </details></td></tr>
      """)
  }

  /// What is the same, what mismatches and what was not compared, from the left.
  private func bar(of comparison: DocumentComparison) -> HTMLText {
    let shares = DocumentShares(comparison)
    let words = comparison.sharesInWords
    let same = HTMLPalette.paper.hue(of: comparison.outcome == .warn ? .warn : .pass)
    return """
      <svg class="bar" role="img" aria-label="\(words)" viewBox="0 0 \(DocumentShares.whole) 10" \
      preserveAspectRatio="none"><title>\(words)</title>\
      <rect class="same" y="2" width="\(shares.same)" height="6" fill="\(same)"/>\
      <rect class="mismatching" x="\(shares.same)" width="\(shares.mismatching)" height="10" \
      fill="\(Self.mismatching)"/>\
      <rect class="not-compared" x="\(shares.same + shares.mismatching)" y="2" width="\(shares.notCompared)" height="6" \
      fill="\(Self.notCompared)"/></svg>
      """
  }

  /// How many of all documents that mismatch have one cause.
  private func causeBar(_ documents: Int, of all: Int) -> HTMLText {
    let whole = DocumentShares.whole
    let share = min(1, max(0, Double(documents) / Double(max(1, all))))
    let part = max(documents > 0 ? DocumentShares.least : 0, Int((share * Double(whole)).rounded()))
    return """
      <svg class="bar cause" aria-hidden="true" viewBox="0 0 \(whole) 10" preserveAspectRatio="none">\
      <rect class="rest" width="\(whole)" height="10" fill="\(Self.notCompared)"/>\
      <rect class="mismatching" width="\(part)" height="10" fill="\(Self.mismatching)"/></svg>
      """
  }

  private static let same = HTMLPalette.paper.pass
  private static let mismatching = HTMLPalette.paper.fail
  private static let notCompared = HTMLPalette.paper.line

  /// A sample of one part of the bars.
  private func sample(_ part: String, _ fill: String) -> HTMLText {
    """
    <svg class="bar sample" aria-hidden="true" viewBox="0 0 10 10"><rect class="\(part)" width="10" height="10" \
    fill="\(fill)"/></svg>
    """
  }
}
