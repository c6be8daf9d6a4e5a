import Evidence
import Findings

/// Whether a sync may be reversed after its commit, as mongosync's metadata says or, where that is silent, the plan.
enum Reversibility {
  case reversible
  case final
  /// Nobody tells, or the metadata databases contradict each other.
  case unknown

  /// Finds out; a contradiction, or metadata that cannot be read, becomes a finding.
  ///
  /// - Parameters:
  ///   - evidence: the metadata and the plan.
  ///   - judgement: takes the findings and cites the answers.
  init(_ evidence: Evidence, _ judgement: inout Judgement) {
    let parameter = StartParameter(
      "reversible", evidence, metadata: \.reversible, plan: evidence.plan.reversible, &judgement)
    switch parameter {
    case .told(let isReversible, _, _, _): self = isReversible ? .reversible : .final
    case .contradictory: self = .unknown
    case .missing:
      _ = judgement.value(of: evidence.destination.mongosyncMetadata, Subject(.destination), "mongosync's metadata")
      self = .unknown
    }
  }

  /// What to do where nobody tells.
  static let stateIt = Remedy(nil, "State reversible in the plan, as it was in the start request.")
}
