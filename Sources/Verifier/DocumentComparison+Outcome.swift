public import Findings

extension DocumentComparison {
  /// How many ways to differ are told; the rest is in the rows alone.
  private static let mostCauses = 20

  /// States what came of one collection, in words.
  ///
  /// - Parameter outcome: what came of it.
  public init(_ outcome: Verification.Outcome) {
    let tally = outcome.tally
    let causes = tally.patterns.map { Count($0.words, $1) }.sorted { one, other in
      (other.documents, one.words) < (one.documents, other.words)
    }
    self.init(
      namespace: outcome.namespace,
      source: Side(documents: tally.sourceDocuments, bytes: tally.sourceBytes),
      destination: Side(documents: tally.destinationDocuments, bytes: tally.destinationBytes),
      mismatches: Mismatch.Kind.allCases.compactMap { kind in tally.mismatches[kind].map { Count(kind.words, $0) } },
      causes: Array(causes.prefix(Self.mostCauses)), gap: outcome.gap, seconds: outcome.seconds)
  }
}

extension Mismatch.Kind {
  /// The kind as it stands after a number of documents.
  fileprivate var words: String {
    switch self {
    case .missing: "missing on the destination"
    case .extra: "on the destination only"
    case .differs: "with other bytes"
    case .duplicateId: "more often on one cluster"
    case .undecodable: "unreadable"
    }
  }
}

extension DifferencePattern {
  /// It in words, such as `other type, int -> long, in qty`.
  fileprivate var words: String {
    let place = path.isEmpty ? "at the top" : "in \(path)"
    switch (sourceType, destinationType) {
    case (let type?, nil): return "without the \(type) \(place)"
    case (nil, let type?): return "with a new \(type) \(place)"
    case (let one?, let other?) where one != other: return "\(cause.words), \(one) -> \(other), \(place)"
    case (let type?, _): return "\(cause.words), \(type), \(place)"
    case (nil, nil): return "\(cause.words) \(place)"
    }
  }
}

extension DocumentDifference.Cause {
  fileprivate var words: String {
    switch self {
    case .value: "other value"
    case .duplicateFieldNames: "a field name more than once"
    case .fieldOrder: "other order of fields"
    case .stringOrSymbol: "string or symbol"
    case .numericType: "other type"
    case .decimalExponent: "other exponent of a decimal"
    case .negativeZero: "other sign of a zero"
    case .notANumberBits: "other bits of a NaN"
    }
  }
}
