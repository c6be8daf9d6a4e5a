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

  /// Reads the answer; one that cannot be read is a refusal too, which names the field that is not what it must be.
  ///
  /// - Parameters:
  ///   - what: what the answer should have told, for the refusal.
  ///   - parse: reads it.
  /// - Returns: what was observed.
  func observed<New>(_ what: String, _ parse: (Value) throws -> New?) -> Observed<New> {
    switch parsed(what, parse) {
    case .failure(let refusal): .refused(refusal, evidence)
    case .success(let value): .value(value, evidence)
    }
  }

  /// Reads the answer into something a check never sees; one that cannot be read is a refusal.
  ///
  /// - Parameters:
  ///   - what: what the answer should have told, for the refusal.
  ///   - parse: reads it.
  /// - Returns: the answer that was read.
  func reading<New: Sendable>(_ what: String, _ parse: (Value) throws -> New?) -> Asked<New> {
    Asked<New>(result: parsed(what, parse), evidence: evidence)
  }

  private func parsed<New>(_ what: String, _ parse: (Value) throws -> New?) -> Result<New, Refusal> {
    result.flatMap { value in
      do {
        guard let parsed = try parse(value) else {
          return .failure(Refusal(.failed, "The reply does not tell \(what)."))
        }
        return .success(parsed)
      } catch {
        return .failure(Refusal(.failed, "The reply does not tell \(what): \(error)."))
      }
    }
  }
}

extension Refusal: Error {}
