import Findings

extension DocumentComparison.Result {
  /// A tag for the start of a line: what is open stands in capitals, what is settled does not.
  var tag: String {
    switch self {
    case .differs: "DIFFERS"
    case .incomplete: "INCOMPLETE"
    case .same: "same"
    }
  }
}

extension DocumentComparison {
  /// How it is to be taken: that nothing differs is a pass only where the method would have seen it.
  var outcome: Outcome {
    switch result {
    case .differs: .fail
    case .incomplete: .unknown
    case .same: sampledPercent == nil && (method.provesEverything || isEmpty) ? .pass : .warn
    }
  }

  /// Whether neither cluster holds a document.
  var isEmpty: Bool { source.documents == 0 && destination.documents == 0 }

  /// How many mismatches there are, of whatever kind.
  var mismatchCount: Int { mismatches.sum(of: \.documents) }

  /// How many documents the clusters hold, such as `12,411`, or `12,411 -> 12,410` where they are not as many.
  var documentsInWords: String { Self.both(Figures.count(source.documents), Figures.count(destination.documents)) }

  /// How many bytes they have, as far as these words tell, in the same way.
  var sizeInWords: String {
    Self.both(source.bytes.map(Figures.bytes) ?? "not told", destination.bytes.map(Figures.bytes) ?? "not told")
  }

  /// The method, and how large the sample was where there was one.
  var methodInWords: String { method.rawValue + (sampledPercent.map { " of \(Figures.percent($0))" } ?? "") }

  /// All its figures in one line, for where there are no columns.
  var figuresInWords: String {
    let size = source.bytes == nil && destination.bytes == nil ? "" : ", \(sizeInWords)"
    return "\(methodInWords), level \(method.level); \(documentsInWords) documents\(size); "
      + "\(Figures.count(mismatchCount, "mismatch", "mismatches")); \(Figures.seconds(seconds))"
  }

  /// How many mismatches there are of each kind; nothing where there are none.
  var mismatchesInWords: String? {
    guard !mismatches.isEmpty else { return nil }
    return mismatches.map { "\(Figures.count($0.documents)) \($0.words)" }.joined(separator: ", ")
  }

  /// In what documents differ, one way a line, each with how many of all that mismatch differ so.
  var causesInWords: [String] {
    let all = Figures.count(mismatchCount)
    return causes.map { "\(Figures.count($0.documents)) of \(all): \($0.words)" }
  }

  /// What else is to be known, one sentence a line: why not all was compared, and notes.
  var remarks: [String] { (gap.map { ["Not compared to its end: \($0)"] } ?? []) + notes }

  /// All that is to be said of it beyond its figures, the most telling line first.
  var particulars: [String] { [mismatchesInWords].compactMap(\.self) + causesInWords + remarks }

  /// The source's words and the destination's; once where they are the same.
  private static func both(_ source: String, _ destination: String) -> String {
    source == destination ? source : "\(source) -> \(destination)"
  }
}

extension ComparisonMethod {
  /// What it cannot see, after its name and level.
  var limits: String { "\(rawValue), level \(level): \(cannotSee)" }
}

extension Sequence<DocumentComparison> {
  /// The methods that were used, strongest first.
  var methods: [ComparisonMethod] { Set(map(\.method)).sorted { $0.level > $1.level } }
}

extension Sequence {
  /// A sum that stays at the largest number where it would go beyond: a server may count whatever it likes.
  ///
  /// - Parameter number: what to add up.
  /// - Returns: the sum.
  func sum(of number: (Element) -> Int) -> Int {
    reduce(0) { sum, element in
      let (total, isTooLarge) = sum.addingReportingOverflow(number(element))
      return isTooLarge ? .max : total
    }
  }
}
