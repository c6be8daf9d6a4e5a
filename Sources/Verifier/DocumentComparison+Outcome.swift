public import Findings

extension DocumentComparison {
  /// How many ways to differ are told; the rest is in the rows alone.
  private static let mostCauses = 20

  /// States what came of one collection, in words.
  ///
  /// - Parameters:
  ///   - outcome: what came of it.
  ///   - field: turns the path of a field into what is told of it.
  public init(_ outcome: Verification.Outcome, field: (String) -> String = { $0 }) {
    let tally = outcome.tally
    let circumstances = Mismatch.Circumstance.allCases.compactMap { circumstance in
      tally.circumstances[circumstance].map { Count(circumstance.words, $0) }
    }
    let causes = tally.patterns.map { Count($0.words(field), $1) }.sorted { one, other in
      (other.documents, one.words) < (one.documents, other.words)
    }
    var mismatches = Mismatch.Kind.allCases.compactMap { kind in tally.mismatches[kind].map { Count(kind.words, $0) } }
    if outcome.displaced > 0 {
      mismatches.append(Count("at another place of the order in which they lie", outcome.displaced))
    }
    self.init(
      namespace: outcome.namespace, method: outcome.method, sampledPercent: outcome.sampledPercent,
      source: Side(tally.sourceDocuments, tally.sourceBytes),
      destination: Side(tally.destinationDocuments, tally.destinationBytes), mismatches: mismatches,
      causes: circumstances + causes.prefix(Self.mostCauses), notes: outcome.notes, gap: outcome.gap,
      seconds: outcome.seconds)
  }
}

extension DocumentComparison.Side {
  /// What was counted; a document has bytes, so none at all were not told.
  fileprivate init(_ documents: Int, _ bytes: Int) {
    self.init(documents: documents, bytes: documents > 0 && bytes == 0 ? nil : bytes)
  }
}

extension Mismatch.Circumstance {
  /// The circumstance as it stands after a number of documents.
  fileprivate var words: String {
    switch self {
    case .writtenSince: "written while documents were compared"
    case .ttlWindow: "past the time that a TTL index lets them stay"
    case .cappedRollOver: "dropped by a capped collection on one cluster to make room"
    }
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
  fileprivate func words(_ field: (String) -> String) -> String {
    let place = path.isEmpty ? "at the top" : "in \(field(path))"
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
