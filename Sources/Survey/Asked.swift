import BSON
import Evidence
import Findings

/// The answer to one question, with the record it was kept in.
struct Asked<Value: Sendable>: Sendable {
  let result: Result<Value, Refusal>
  let evidence: [EvidenceID]

  /// The answer, if there was one.
  var value: Value? { try? result.get() }

  /// The refusal, if there was one.
  var refusal: Refusal? { if case .failure(let refusal) = result { refusal } else { nil } }

  /// Reads the answer; one that cannot be read is a refusal too.
  ///
  /// - Parameters:
  ///   - what: what the answer should have told, for the refusal.
  ///   - parse: reads it.
  /// - Returns: what was observed.
  func observed<New>(_ what: String, _ parse: (Value) -> New?) -> Observed<New> {
    switch result {
    case .failure(let refusal): return .refused(refusal, evidence)
    case .success(let value):
      guard let parsed = parse(value) else {
        return .refused(Refusal(.failed, "The reply does not tell \(what)."), evidence)
      }
      return .value(parsed, evidence)
    }
  }
}

extension Refusal: Error {}
