import Findings

/// How a report's items divide among the outcomes, in thousandths, for a bar.
struct OutcomeShares: Sendable {
  /// The part of one outcome.
  struct Part: Hashable, Sendable {
    let outcome: Outcome
    /// How many items have it.
    let count: Int
    /// Where it begins and ends, in thousandths of the bar.
    let range: Range<Int>
  }

  /// The whole.
  static let whole = 1000
  /// What is there at all can be seen.
  private static let least = 15

  /// The parts, worst first; none where there is no item.
  let parts: [Part]

  /// Divides items.
  ///
  /// - Parameter counts: how many items have each outcome, in the order of the bar.
  init(_ counts: [(outcome: Outcome, count: Int)]) {
    let present = counts.filter { $0.count > 0 }
    let total = present.sum(of: \.count)
    let divisible = Self.whole - present.count * Self.least
    var parts: [Part] = []
    var before = 0
    for (outcome, count) in present {
      let start = parts.last?.range.upperBound ?? 0
      before += count
      let end = (parts.count + 1) * Self.least + Int((Double(divisible) * Double(before) / Double(total)).rounded())
      parts.append(Part(outcome: outcome, count: count, range: start..<end))
    }
    self.parts = parts
  }
}
