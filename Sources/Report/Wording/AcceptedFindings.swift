import Findings

/// A decision and how much it accepts.
struct AcceptedFindings: Sendable {
  let waiver: Waiver
  let failures: Int
  let warnings: Int
  /// What a bound of the decision counts.
  let unit: Amount.Unit

  /// Until when and how much it covers at most, in words.
  var terms: String { [until, waiver.extent(of: unit)].compactMap(\.self).joined(separator: ", ") }

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
    var groups: [Waiver: [Acceptance]] = [:]
    for acceptance in acceptances {
      if groups[acceptance.waiver] == nil { order.append(acceptance.waiver) }
      groups[acceptance.waiver, default: []].append(acceptance)
    }
    return order.map { waiver in
      let group = groups[waiver] ?? []
      let failures = group.count { $0.outcome == .fail }
      return Self(
        waiver: waiver, failures: failures, warnings: group.count - failures,
        unit: group.map(\.unit).first { $0 != .findings } ?? .findings)
    }
  }

  private static func words(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Attestation {
  /// When it was given, to the second, where that is known.
  var atInWords: String? { at.map { Timestamp($0).seconds } }
}
