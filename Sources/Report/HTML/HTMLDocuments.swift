import Findings

/// What comparing documents came to, on the page.
struct HTMLDocuments {
  let totals: String
  let hasNamespaces: Bool
  let namespaces: [HTMLComparison]
  let leftOut: [String]
  let limits: [String]

  /// How many namespaces with particulars are laid open; of more, a reader opens what is of interest.
  private static let mostOpen = 20

  /// Lays comparisons out.
  ///
  /// - Parameter comparisons: the result of each namespace.
  init(_ comparisons: [DocumentComparison]) {
    let overview = DocumentOverview(comparisons, mostSame: HTMLRenderer.sameNamespacesShown)
    totals = overview.sentences.joined(separator: " ")
    namespaces = overview.shown.enumerated().map { place, comparison in
      HTMLComparison(comparison, isOpen: comparison.result != .same && place < Self.mostOpen)
    }
    hasNamespaces = !namespaces.isEmpty
    leftOut = [overview.leftOut].compactMap(\.self)
    limits = overview.limits
  }
}

/// A compared namespace on the page.
struct HTMLComparison {
  let outcome: String
  let tag: String
  let namespace: String
  let method: String
  let level: Int
  let documents: String
  let bar: HTMLBar
  let size: String
  let mismatches: String
  let time: String
  let gist: [String]
  let hasMore: Bool
  let isOpen: Bool
  let more: [HTMLParticular]

  /// Lays a comparison out.
  ///
  /// - Parameters:
  ///   - comparison: the comparison.
  ///   - isOpen: whether its particulars are laid open.
  init(_ comparison: DocumentComparison, isOpen: Bool) {
    outcome = comparison.outcome.rawValue
    tag = comparison.result.tag
    namespace = comparison.namespace
    method = comparison.methodInWords
    level = comparison.method.level
    documents = comparison.documentsInWords
    bar = HTMLBar(comparison)
    size = comparison.sizeInWords
    mismatches = Figures.count(comparison.mismatchCount)
    time = Figures.seconds(comparison.seconds)
    let particulars = comparison.particulars
    gist = Array(particulars.prefix(1))
    let bars =
      (comparison.mismatchesInWords == nil ? [] : [[]])
      + comparison.causes.map { [HTMLCauseBar($0.documents, of: comparison.mismatchCount)] }
    more = zip(particulars, bars + Array(repeating: [], count: particulars.count)).dropFirst()
      .map { HTMLParticular(words: $0, share: $1) }
    hasMore = !more.isEmpty
    self.isOpen = isOpen
  }
}
