import Findings

/// A bar of a namespace on the page: what is the same, what mismatches and what was not compared, from the left.
struct HTMLBar {
  let words: String
  let whole = DocumentShares.whole
  let same: Int
  let mismatching: Int
  let mismatchingFrom: Int
  let notCompared: Int
  let notComparedFrom: Int
  /// The colour of what is the same, for a reader that takes those of the style sheet for text alone.
  let fill: String

  /// Draws a bar.
  ///
  /// - Parameter comparison: the comparison of the namespace.
  init(_ comparison: DocumentComparison) {
    let shares = DocumentShares(comparison)
    words = comparison.sharesInWords
    same = shares.same
    mismatching = shares.mismatching
    mismatchingFrom = shares.same
    notCompared = shares.notCompared
    notComparedFrom = shares.same + shares.mismatching
    fill = HTMLPalette.paper.hue(of: comparison.outcome == .warn ? .warn : .pass)
  }
}

/// One line on a namespace, with a bar where it tells a share of all mismatches.
struct HTMLParticular {
  let words: String
  let share: [HTMLCauseBar]
}

/// How many of all documents that mismatch have one cause.
struct HTMLCauseBar {
  let whole = DocumentShares.whole
  let part: Int

  /// Draws a bar.
  ///
  /// - Parameters:
  ///   - documents: how many documents have the cause.
  ///   - all: how many mismatch.
  init(_ documents: Int, of all: Int) {
    let share = Double(documents) / Double(max(1, all))
    part = max(documents > 0 ? DocumentShares.least : 0, Int((min(1, max(0, share)) * Double(whole)).rounded()))
  }
}
