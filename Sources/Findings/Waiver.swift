public import struct Foundation.Date

/// A named person's decision to accept failures or warnings of one check for a time.
public struct Waiver: Hashable, Codable, Sendable {
  /// The check whose findings are accepted.
  public let check: String
  /// Which namespaces, as a pattern; nothing for every finding.
  public let namespace: String?
  /// Which indexes, as a pattern; nothing for every finding.
  public let index: String?
  /// How much of its check it covers at most, counted as the check's findings say; nothing for any number.
  public let max: Int?
  /// Why it is acceptable.
  public let reason: String
  /// Who accepts it.
  public let by: String
  /// From when on it counts no more.
  public let until: Date

  /// Records a decision.
  ///
  /// - Parameters:
  ///   - check: the check whose findings are accepted.
  ///   - namespace: which namespaces, as a pattern.
  ///   - index: which indexes, as a pattern.
  ///   - max: how much of its check it covers at most.
  ///   - reason: why it is acceptable.
  ///   - by: who accepts it.
  ///   - until: from when on it counts no more.
  public init(
    check: String, namespace: String? = nil, index: String? = nil, max: Int? = nil, reason: String, by: String,
    until: Date
  ) {
    self.check = check
    self.namespace = namespace
    self.index = index
    self.max = max
    self.reason = reason
    self.by = by
    self.until = until
  }

  /// Whether two decisions are the same, byte for byte: their patterns fit names by bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.check.isExactly(right.check) && left.namespace.isExactly(right.namespace)
      && left.index.isExactly(right.index) && left.max == right.max && left.reason.isExactly(right.reason)
      && left.by.isExactly(right.by) && left.until == right.until
  }
}

/// What became of a finding that a person accepted.
public struct Acceptance: Hashable, Codable, Sendable {
  /// What the finding was until then: a failure or a warning.
  public let outcome: Outcome
  /// The decision.
  public let waiver: Waiver
  /// What a bound of the decision counts.
  public let unit: Amount.Unit

  /// Records an acceptance.
  ///
  /// - Parameters:
  ///   - outcome: what the finding was until then.
  ///   - waiver: the decision.
  ///   - unit: what a bound of the decision counts.
  init(of outcome: Outcome, by waiver: Waiver, counting unit: Amount.Unit) {
    self.unit = unit
    self.outcome = outcome
    self.waiver = waiver
  }
}

/// What people decided about a migration, to be weighed with what is seen.
public struct Decisions: Hashable, Codable, Sendable {
  /// What they accept; of several that fit a finding the first counts.
  public let waivers: [Waiver]
  /// What they vouch for.
  public let attestations: [Attestation]

  /// Collects decisions.
  ///
  /// - Parameters:
  ///   - waivers: what people accept.
  ///   - attestations: what they vouch for.
  public init(waivers: [Waiver] = [], attestations: [Attestation] = []) {
    self.waivers = waivers
    self.attestations = attestations
  }
}
