public import Findings

public import struct Foundation.Date

/// What changed from one report of a checklist to a later one.
public struct ReportComparison: Hashable, Sendable {
  /// The version of the JSON form, `MAJOR.MINOR`.
  public static let schemaVersion = "1.0"

  /// What a reader must know of a report to recognise it.
  public struct Side: Hashable, Sendable {
    /// The id of the run.
    public let run: String
    /// When the clusters were as the report has it.
    public let seenAt: Date
    /// Its answer.
    public let verdict: Verdict

    init(_ report: AuditReport) {
      run = report.run.id
      seenAt = report.seenAt
      verdict = report.verdict
    }
  }

  /// The checklist of both.
  public let checklist: String
  /// The earlier report.
  public let old: Side
  /// The later report.
  public let new: Side
  /// All that changed: the verdict, then line by line.
  public let changes: [ReportChange]

  /// Whether anything got worse.
  public var isWorse: Bool { changes.contains { $0.direction == .worse } }

  /// Compares two reports.
  ///
  /// - Parameters:
  ///   - old: the earlier report.
  ///   - new: the later report.
  /// - Throws: `ReportReadingError` when they are of two checklists, which have no lines in common to compare.
  public init(_ old: AuditReport, _ new: AuditReport) throws(ReportReadingError) {
    guard old.checklist.name == new.checklist.name else {
      throw ReportReadingError(
        """
        The reports are of two checklists, \(old.checklist.name) and \(new.checklist.name), which have no lines in \
        common. Compare two reports of one checklist.
        """)
    }
    checklist = new.checklist.name
    self.old = Side(old)
    self.new = Side(new)
    changes =
      Self.verdict(old, new) + Self.clusters(old, new) + Self.items(old.items, new.items)
      + Self.documents(old.documents, new.documents) + Self.coverage(old.coverage, new.coverage)
  }

  private static func verdict(_ old: AuditReport, _ new: AuditReport) -> [ReportChange] {
    guard old.verdict != new.verdict else { return [] }
    return [
      ReportChange(
        .verdict, "verdict", was: old.verdictInWords, now: new.verdictInWords,
        rank: (old.verdict.rank, new.verdict.rank))
    ]
  }

  private static func clusters(_ old: AuditReport, _ new: AuditReport) -> [ReportChange] {
    zip(old.clusters, new.clusters).flatMap { was, now in
      let facts = [
        ("address", was.address, now.address), ("topology", was.topology, now.topology),
        ("FCV", was.featureCompatibilityVersion, now.featureCompatibilityVersion),
        ("members", was.membersInWords, now.membersInWords),
      ]
      return facts.filter { $0.1 != $0.2 }
        .map { ReportChange(.other, .cluster, "\(now.role.rawValue), \($0.0)", was: $0.1, now: $0.2) }
    }
  }

  /// Pairs what both have, in the newer one's order, with what the older one alone has at the end.
  static func pairs<Element>(
    _ old: [Element], _ new: [Element], by key: (Element) -> String
  ) -> [(key: String, old: Element?, new: Element?)] {
    // By bytes: as a String, a letter with an accent equals the letter and the accent after it.
    let before = Dictionary(old.map { (Array(key($0).utf8), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map { Array(key($0).utf8) })
    return new.map { (key($0), before[Array(key($0).utf8)], $0) }
      + old.filter { !after.contains(Array(key($0).utf8)) }.map { (key($0), $0, nil) }
  }
}

extension Verdict {
  /// The greater the better.
  fileprivate var rank: Int {
    switch self {
    case .noGo: 0
    case .incomplete: 1
    case .go: 2
    }
  }
}

extension AuditReport.ClusterSummary {
  fileprivate var membersInWords: String {
    members.map { "\($0.host) \($0.state) \($0.version)" }.joined(separator: ", ")
  }
}
