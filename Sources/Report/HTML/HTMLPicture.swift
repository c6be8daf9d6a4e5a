import Findings

/// A length or a place in a picture, as SVG writes a share of its width.
struct HTMLShare {
  /// Such as `12.5%`.
  let text: String

  /// Takes thousandths.
  ///
  /// - Parameter thousandths: the share, from 0 to 1000.
  init(thousandths: Int) { text = "\(thousandths / 10).\(thousandths % 10)%" }
}

/// The part of one outcome in the bar of outcomes, and its line in the legend.
struct HTMLOutcomePart {
  let outcome: String
  let tag: String
  let count: Int
  let words: String
  let x: String
  let width: String
  let middle: String
  let isNumbered: Bool
  let y: Int
  let height: Int
  let baseline: Int

  /// Draws a part.
  ///
  /// - Parameter part: the part.
  init(_ part: OutcomeShares.Part) {
    outcome = part.outcome.rawValue
    tag = part.outcome.tag
    count = part.count
    words = part.outcome.phrase(for: part.count)
    x = HTMLShare(thousandths: part.range.lowerBound).text
    width = HTMLShare(thousandths: part.range.count).text
    middle = HTMLShare(thousandths: (part.range.lowerBound + part.range.upperBound) / 2).text
    isNumbered = part.range.count >= Self.thousandthsForNumber(of: String(part.count).count)
    // What is open stands taller, so that colour is not the only sign.
    y = part.outcome.isSettled ? 8 : 0
    height = Self.tallest - y
    baseline = y + (height + Self.capitalHeight) / 2
  }

  private static let tallest = 28
  private static let capitalHeight = 9

  /// As wide as a number of so many digits is on the narrowest screen.
  private static func thousandthsForNumber(of digits: Int) -> Int { 20 + 22 * digits }
}

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
    let scale = Double(timeline.reachesBeyond ? Self.toScale : OutcomeShares.whole)
    let end = max(Self.least, Int((timeline.place(of: span.until) * scale).rounded()))
    let start = min(Int((timeline.place(of: span.from) * scale).rounded()), end - Self.least)
    x = HTMLShare(thousandths: start).text
    width = HTMLShare(thousandths: end - start).text
    hasBeyond = span.until > timeline.extent.upperBound
    beyond = HTMLShare(thousandths: end).text
  }
}
