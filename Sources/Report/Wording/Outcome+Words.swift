import Findings

extension Outcome {
  /// A tag for the start of a line: what is open stands in capitals, what is settled does not.
  var tag: String {
    switch self {
    case .fail: "FAIL"
    case .unknown: "UNKNOWN"
    case .manual: "MANUAL"
    case .skipped: "SKIPPED"
    case .warn: "WARN"
    case .waived: "waived"
    case .attested: "attested"
    case .pass: "pass"
    case .notApplicable: "n/a"
    }
  }

  /// A number of items with this outcome, in words.
  ///
  /// - Parameter count: how many.
  /// - Returns: such as `2 warnings`.
  func phrase(for count: Int) -> String {
    switch self {
    case .fail: "\(count) failed"
    case .unknown: "\(count) unknown"
    case .manual: "\(count) manual"
    case .skipped: "\(count) skipped"
    case .warn: count == 1 ? "1 warning" : "\(count) warnings"
    case .waived: "\(count) waived"
    case .attested: "\(count) attested"
    case .pass: "\(count) passed"
    case .notApplicable: "\(count) not applicable"
    }
  }

  /// Whether nobody has to look at it before going on; a warning is read first.
  var isSettled: Bool { self >= .waived }
}
