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
}
