import Findings

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
  /// The colours for a reader that takes those of the style sheet for text alone, such as a typesetter of pages.
  let fill: String
  let opacity: String
  let ink: String

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
    fill = HTMLPalette.paper.hue(of: part.outcome)
    let isPale = [.waived, .attested, .notApplicable].contains(part.outcome)
    opacity = isPale ? "0.25" : "1"
    ink = isPale ? HTMLPalette.paper.text : HTMLPalette.paper.onTag
  }

  private static let tallest = 28
  private static let capitalHeight = 9

  /// As wide as a number of so many digits is on the narrowest screen.
  private static func thousandthsForNumber(of digits: Int) -> Int { 20 + 22 * digits }
}
