import Findings

/// A decision and how much it accepts.
struct AcceptedFindings: Sendable {
  let waiver: Waiver
  let failures: Int
  let warnings: Int

  /// How much, in words, such as `2 failures, 1 warning`.
  var count: String {
    [Self.words(failures, "failure"), Self.words(warnings, "warning")].compactMap(\.self).joined(separator: ", ")
  }

  /// Until when, to the second.
  var until: String { Timestamp(waiver.until).seconds }

  /// Draws together what one decision accepts.
  ///
  /// - Parameter acceptances: what was accepted, finding by finding.
  /// - Returns: each decision once, in the order in which they come first.
  static func grouping(_ acceptances: [Acceptance]) -> [Self] {
    var order: [Waiver] = []
    var groups: [Waiver: (failures: Int, warnings: Int)] = [:]
    for acceptance in acceptances {
      if groups[acceptance.waiver] == nil { order.append(acceptance.waiver) }
      let group = groups[acceptance.waiver] ?? (0, 0)
      let isFailure = acceptance.outcome == .fail
      groups[acceptance.waiver] = (group.failures + (isFailure ? 1 : 0), group.warnings + (isFailure ? 0 : 1))
    }
    return order.map { Self(waiver: $0, failures: groups[$0]?.failures ?? 0, warnings: groups[$0]?.warnings ?? 0) }
  }

  private static func words(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Attestation {
  /// When it was given, to the second, where that is known.
  var atInWords: String? { at.map { Timestamp($0).seconds } }
}
