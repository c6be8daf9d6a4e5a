import Findings

/// The short names, `E1`, `E2`, …, by which every format calls a report's evidence.
struct EvidenceNumbers: Sendable {
  private let places: [EvidenceID: Int]

  /// Numbers a report's evidence in the report's order.
  ///
  /// - Parameter report: the report.
  init(_ report: AuditReport) {
    places = Dictionary(
      report.evidence.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The short name of the answer at a place in the report's order, counted from nought.
  ///
  /// - Parameter place: the place.
  /// - Returns: such as `E7` for the seventh answer.
  static func name(at place: Int) -> String { "E\(place + 1)" }

  /// The short names of some answers, in the report's order; the long name of one that the report does not hold.
  ///
  /// - Parameter ids: the answers' names within the run.
  /// - Returns: their short names.
  subscript(_ ids: [EvidenceID]) -> [String] {
    ids.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
      .map { id in places[id].map(Self.name) ?? id.description }
  }

  /// The same names with each run of three or more drawn together, such as `E3, E7–E40`, for a reader.
  ///
  /// - Parameter ids: the answers' names within the run.
  /// - Returns: the short names, divided by commas.
  func spans(_ ids: [EvidenceID]) -> String {
    var spans: [(first: Int, last: Int)] = []
    for place in ids.compactMap({ places[$0] }).sorted() {
      if let last = spans.last?.last, place <= last + 1 {
        spans[spans.count - 1].last = place
      } else {
        spans.append((place, place))
      }
    }
    let known = spans.flatMap { first, last in
      last - first > 1 ? ["\(Self.name(at: first))–\(Self.name(at: last))"] : (first...last).map(Self.name)
    }
    return (known + ids.filter { places[$0] == nil }.map(\.description).sorted()).joined(separator: ", ")
  }
}
