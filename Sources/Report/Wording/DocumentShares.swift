import Findings

/// How much of a namespace is the same, mismatches or was not compared, in thousandths, for a bar.
struct DocumentShares: Hashable, Sendable {
  /// The whole.
  static let whole = 1000
  /// What is there at all can be seen.
  static let least = 20

  /// What was compared and is the same.
  let same: Int
  /// What mismatches.
  let mismatching: Int
  /// What was not compared: of a sample the rest; where a comparison broke off, a third, since nobody knows.
  let notCompared: Int

  /// Divides a namespace.
  ///
  /// - Parameter comparison: its comparison.
  init(_ comparison: DocumentComparison) {
    let documents = comparison.documentsSeen
    let left = comparison.gap == nil ? 0 : documents == 0 ? Self.whole : Self.whole / 3
    let sampled = comparison.sampledPercent.map { min(100, max(0, $0.isFinite ? $0 : 0)) } ?? 100
    let notSampled = documents == 0 ? 0 : Self.visible((100 - sampled) / 100, of: Self.whole)
    notCompared = max(left, notSampled)
    let compared = documents == 0 ? 0 : Self.whole - notCompared
    let share = documents == 0 ? 0 : Double(comparison.mismatchCount) / Double(documents)
    mismatching = Self.visible(share, of: compared)
    same = compared - mismatching
  }

  /// A share of some thousandths: none of nought, all of one, and never too little to be seen between them.
  private static func visible(_ share: Double, of whole: Int) -> Int {
    guard share > 0, share < 1 else { return share > 0 ? whole : 0 }
    let most = max(0, whole - least)
    return min(most, max(min(least, most), Int((share * Double(whole)).rounded())))
  }
}

extension DocumentComparison {
  /// How many documents there are at least, on one cluster or the other.
  var documentsSeen: Int { max(source.documents, destination.documents, mismatchCount) }

  /// What its bar shows, for whoever cannot see it.
  var sharesInWords: String {
    let seen = documentsSeen
    var words = ["\(Figures.count(mismatchCount)) of \(Figures.count(seen, "document", "documents")) mismatching"]
    if isEmpty, mismatches.isEmpty { words = [gap == nil ? "no documents" : "nothing compared"] }
    if let sampledPercent { words.append("a sample of \(Figures.percent(sampledPercent)) compared") }
    if gap != nil, seen > 0 { words.append("how many were not compared is not known") }
    return words.joined(separator: ", ")
  }
}
