import Findings

/// A line of the timeline.
struct HTMLSpan {
  let name: String
  let amount: String
  let from: String
  let until: String
  let x: String
  let width: String
  let hasBeyond: Bool
  let beyond: String
  let kind: String
  /// The colour for a reader that takes those of the style sheet for text alone.
  let fill: String

  /// How much of the width is drawn to scale where the answer stands for longer than the audit took.
  private static let toScale = 780
  /// What is there at all can be seen.
  private static let least = 8

  /// Draws a stretch of an audit.
  ///
  /// - Parameters:
  ///   - span: the stretch.
  ///   - timeline: the whole audit.
  ///   - kind: what it is, as a class of the style sheet.
  init(_ span: AuditTimeline.Span, in timeline: AuditTimeline, kind: String) {
    name = span.name
    amount = span.amount
    from = Timestamp(span.from).seconds
    until = Timestamp(span.until).seconds
    self.kind = kind
    fill = HTMLPalette.paper.hue(of: kind == "validity" ? .pass : .manual)
    let scale = Double(timeline.reachesBeyond ? Self.toScale : OutcomeShares.whole)
    let end = max(Self.least, Int((timeline.place(of: span.until) * scale).rounded()))
    let start = min(Int((timeline.place(of: span.from) * scale).rounded()), end - Self.least)
    x = HTMLShare(thousandths: start).text
    width = HTMLShare(thousandths: end - start).text
    hasBeyond = span.until > timeline.extent.upperBound
    beyond = HTMLShare(thousandths: end).text
  }
}
