import Evidence
import Findings

extension Judgement {
  /// Takes an observation into account: cites it, and where nothing was seen says unknown with the reason.
  ///
  /// - Parameters:
  ///   - observed: the observation.
  ///   - subject: what it is about.
  ///   - what: what could not be read, to follow "could not read".
  ///   - canBeSettled: whether a person can find out by a remedy given, and attest to it.
  /// - Returns: the value, or nothing once the unknown is recorded.
  mutating func value<Value>(
    of observed: Observed<Value>, _ subject: Subject, _ what: String, canBeSettled: Bool = false
  ) -> Value? {
    cite(observed.evidence)
    if let reason = observed.reason {
      add(Finding(.unknown, subject, "Could not read \(what): \(reason)", canBeSettled: canBeSettled))
    }
    return observed.value
  }
}
