/// What became of one check or manual step.
///
/// Ordered worst first, so that the outcome of an item is the least of its findings'. `unknown` never counts as a pass.
public enum Outcome: String, CaseIterable, Comparable, Codable, Sendable {
  /// Documented to abort the migration, or to make it or its reverse impossible or wrong.
  case fail
  /// Could not look, or the check itself broke; the finding says why.
  case unknown
  /// A step that only a person can take or confirm, still open.
  case manual
  /// Left out on the operator's word.
  case skipped
  /// A documented risk.
  case warn
  /// A failure or a documented risk that a named person accepted for a time.
  case waived
  /// Settled by a named person instead of by observation.
  case attested
  /// Looked, and found as it must be.
  case pass
  /// The condition cannot arise here.
  case notApplicable

  /// Worse outcomes are less.
  public static func < (left: Outcome, right: Outcome) -> Bool { left.severity < right.severity }

  /// Whether an item with this outcome keeps the verdict from being GO without being a failure.
  public var leavesVerdictOpen: Bool {
    switch self {
    case .unknown, .manual, .skipped: true
    case .fail, .warn, .waived, .attested, .pass, .notApplicable: false
    }
  }

  private var severity: Int {
    switch self {
    case .fail: 0
    case .unknown: 1
    case .manual: 2
    case .skipped: 3
    case .warn: 4
    case .waived: 5
    case .attested: 6
    case .pass: 7
    case .notApplicable: 8
    }
  }
}
