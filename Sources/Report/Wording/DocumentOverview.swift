import Findings

/// The comparisons of a report as a reader takes them in: the worst first, then by name.
struct DocumentOverview: Sendable {
  /// Those that differ or are incomplete.
  let open: [DocumentComparison]
  /// Those in which nothing differs; as many as are to be shown.
  let same: [DocumentComparison]
  /// How many more there are in which nothing differs, in words; nothing where all are shown.
  let leftOut: String?
  /// What they come to together, one sentence each.
  let sentences: [String]
  /// What the methods cannot see that were used, strongest first.
  let limits: [String]

  /// Puts comparisons in order.
  ///
  /// - Parameters:
  ///   - comparisons: the result of each namespace.
  ///   - mostSame: how many are shown in which nothing differs.
  init(_ comparisons: [DocumentComparison], mostSame: Int) {
    let byName = comparisons.sorted { $0.namespace < $1.namespace }
    let groups = DocumentComparison.Result.allCases.map { result in
      (result: result, members: byName.filter { $0.result == result })
    }
    open = groups.filter { $0.result != .same }.flatMap(\.members)
    let same = groups.filter { $0.result == .same }.flatMap(\.members)
    self.same = Array(same.prefix(mostSame))
    leftOut = Self.words(leftOut: same.dropFirst(mostSame))
    sentences = Self.sentences(comparisons, groups.map { ($0.result, $0.members.count) })
    limits =
      comparisons.methods.map(\.limits)
      + (comparisons.contains { $0.sampledPercent != nil } ? ["a sample, told in percent: What was not in it."] : [])
  }

  /// All that are shown, in order.
  var shown: [DocumentComparison] { open + same }

  private static func sentences(
    _ comparisons: [DocumentComparison], _ counts: [(result: DocumentComparison.Result, count: Int)]
  ) -> [String] {
    guard !comparisons.isEmpty else { return ["No namespace was compared."] }
    let results = counts.filter { $0.count > 0 }.map { "\(Figures.count($0.count)) \($0.result.verb(for: $0.count))" }
    let mismatches = comparisons.sum(of: \.mismatchCount)
    return [
      "\(Figures.count(comparisons.count, "namespace", "namespaces")): \(results.joined(separator: ", ")).",
      "Seen were \(size(of: comparisons.map(\.source))) of the source and "
        + "\(size(of: comparisons.map(\.destination))) of the destination.",
      mismatches == 0 ? "No mismatch." : Figures.count(mismatches, "mismatch.", "mismatches."),
    ]
  }

  private static func size(of sides: [DocumentComparison.Side]) -> String {
    let count = Figures.count(sides.sum(of: \.documents), "document", "documents")
    let bytes = sides.compactMap(\.bytes)
    guard !bytes.isEmpty else { return count }
    let isPartly = bytes.count < sides.count
    return "\(count) (\(Figures.bytes(bytes.sum { $0 }))\(isPartly ? " where that was told" : ""))"
  }

  private static func words(leftOut: ArraySlice<DocumentComparison>) -> String? {
    guard !leftOut.isEmpty else { return nil }
    let withNotes = leftOut.count { !$0.notes.isEmpty }
    let notes = withNotes == 0 ? "" : ", \(Figures.count(withNotes)) of them with notes"
    return "and \(Figures.count(leftOut.count)) more that are the same\(notes); the JSON report has all"
  }
}

extension DocumentComparison.Result {
  /// The result as it stands after a number of namespaces.
  fileprivate func verb(for count: Int) -> String {
    switch self {
    case .differs: count == 1 ? "differs" : "differ"
    case .incomplete: "incomplete"
    case .same: "the same"
    }
  }
}
