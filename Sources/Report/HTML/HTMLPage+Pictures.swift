import Findings

/// Pictures have their colours on paper as attributes, too: the style sheet is stronger where it is read at all.
extension HTMLPage {
  /// How many items have each outcome, as a bar with a legend.
  ///
  /// - Parameter report: the report.
  mutating func outcomes(of report: AuditReport) {
    let parts = OutcomeShares(report.counts).parts
    let counts = report.countsInWords
    add(
      """
      <section class="overview" aria-label="Outcomes">
      <svg class="outcomes" role="img" aria-label="\(counts)"><title>\(counts)</title>\(.each(parts, bar))</svg>
      <ul class="legend">
      """)
    for part in parts {
      add(
        """
        <li class="\(part.outcome.rawValue)"><svg class="swatch" aria-hidden="true">\
        <rect width="100%" height="100%" \(fill(of: part.outcome))/></svg>\(part.outcome.phrase(for: part.count))</li>
        """)
    }
    add(
      """
      </ul>
      </section>
      """)
  }

  private func bar(_ part: OutcomeShares.Part) -> HTMLText {
    // What is open stands taller, so that colour is not the only sign.
    let top = part.outcome.isSettled ? 8 : 0
    let height = 28 - top
    let heightOfCapitals = 9
    let number: HTMLText = """
      <text x="\(HTMLShare(thousandths: (part.range.lowerBound + part.range.upperBound) / 2).text)" \
      y="\(top + (height + heightOfCapitals) / 2)" fill="\(part.outcome.ink)" font-size="13" \
      text-anchor="middle">\(part.count)</text>
      """
    return """
      <g class="\(part.outcome.rawValue)"><rect x="\(HTMLShare(thousandths: part.range.lowerBound).text)" y="\(top)" \
      width="\(HTMLShare(thousandths: part.range.count).text)" height="\(height)" \(fill(of: part.outcome))/>\
      \(.when(part.range.count >= Self.thousandthsForNumber(of: String(part.count).count), number))</g>
      """
  }

  private func fill(of outcome: Outcome) -> HTMLText {
    "fill=\"\(HTMLPalette.paper.hue(of: outcome))\" fill-opacity=\"\(outcome.isPale ? "0.25" : "1")\""
  }

  /// As wide as a number of so many digits is on the narrowest screen.
  private static func thousandthsForNumber(of digits: Int) -> Int { 20 + 22 * digits }

  /// When who was asked, and how long the answer stands.
  ///
  /// - Parameter report: the report.
  mutating func timeline(of report: AuditReport) {
    let timeline = AuditTimeline(report)
    add(
      """
      <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <div class="card">
      <table class="timeline">
      \(.columns("What", "When", "From", "Until"))
      <tbody>
      """)
    for span in timeline.work { lane(span, in: timeline, kind: "work", hue: .manual) }
    lane(timeline.validity, in: timeline, kind: "validity", hue: .pass)
    add(
      """
      </tbody>
      </table>
      """)
    if timeline.reachesBeyond { add("<p class=\"note\">The dashed part is not to scale.</p>") }
    add(
      """
      </div>
      </section>
      """)
  }

  private mutating func lane(_ span: AuditTimeline.Span, in timeline: AuditTimeline, kind: String, hue: Outcome) {
    // Where the answer stands for longer than the audit took, so much of the width is drawn to scale.
    let scale = Double(timeline.reachesBeyond ? 780 : OutcomeShares.whole)
    let leastSeen = 8
    let end = max(leastSeen, Int((timeline.place(of: span.until) * scale).rounded()))
    let start = min(Int((timeline.place(of: span.from) * scale).rounded()), end - leastSeen)
    let fill = HTMLPalette.paper.hue(of: hue)
    let beyond: HTMLText = """
      <line class="beyond" x1="\(HTMLShare(thousandths: end).text)" y1="50%" x2="100%" y2="50%" stroke="\(fill)" \
      stroke-width="4" stroke-dasharray="6 5"/>
      """
    add(
      """
      <tr><td>\(span.name) <span class="quiet">\(span.amount)</span></td>\
      <td><svg class="lane \(kind)" aria-hidden="true"><line x1="0%" y1="50%" x2="100%" y2="50%" \
      stroke="\(HTMLPalette.paper.line)"/>\(.when(span.until > timeline.extent.upperBound, beyond))\
      <rect x="\(HTMLShare(thousandths: start).text)" y="3" width="\(HTMLShare(thousandths: end - start).text)" \
      height="8" rx="2" fill="\(fill)"/></svg></td>\
      <td><span class="noun">from </span>\(.time(Timestamp(span.from).seconds))</td>\
      <td><span class="noun">until </span>\(.time(Timestamp(span.until).seconds))</td></tr>
      """)
  }
}

extension Outcome {
  /// Whether its part of the bar is pale, since nobody has to do anything.
  fileprivate var isPale: Bool { [.waived, .attested, .notApplicable].contains(self) }

  /// The colour of a number on its part of the bar.
  fileprivate var ink: String { isPale ? HTMLPalette.paper.text : HTMLPalette.paper.onTag }
}
