import Evidence
import Findings

extension Judgement {
  /// Whether a row that is about the clusters before the commit arises; where not, that is recorded.
  ///
  /// Where no mongosync tells the phase, it does: it is what one looks at first.
  ///
  /// - Parameter evidence: what the mongosyncs told.
  /// - Returns: whether the commit has not begun, as far as is known.
  mutating func isBeforeCommit(_ evidence: Evidence) -> Bool {
    switch CutoverPhase(evidence) {
    case .committing, .committed:
      add(Finding(.notApplicable, Subject(), CutoverPhase.begun))
      return false
    case .untold, .unknown, .before:
      return true
    }
  }

  /// Whether a row that is about the clusters once they may be written to arises; where not, that is recorded.
  ///
  /// - Parameters:
  ///   - evidence: what the mongosyncs told.
  ///   - confirm: what a person has to confirm where no mongosync was given.
  ///   - whileCommitting: whether it arises as soon as the commit has begun, not only with canWrite.
  /// - Returns: whether it arises.
  mutating func isAfterCommit(_ evidence: Evidence, confirm: String, whileCommitting: Bool = false) -> Bool {
    switch CutoverPhase(evidence) {
    case .untold:
      add(Finding(.manual, Subject(), confirm, explanation: "No mongosync was given to ask whether it is committed."))
    case .unknown(let why):
      add(Finding(.unknown, Subject(), "Could not tell whether the sync is committed: \(why)"))
    case .before:
      add(Finding(.notApplicable, Subject(), CutoverPhase.notBegun))
    case .committing(canWrite: false) where !whileCommitting:
      add(Finding(.notApplicable, Subject(), "The commit is under way, and canWrite is not true yet."))
    case .committing, .committed:
      return true
    }
    for instance in evidence.mongosync { cite(instance.progress.evidence) }
    return false
  }

  /// The primary of a set; where none could be asked, that is recorded as unknown.
  ///
  /// - Parameters:
  ///   - set: the set.
  ///   - role: the cluster it belongs to.
  /// - Returns: the primary.
  mutating func primary(of set: ReplicaSetEvidence, _ role: ClusterRole) -> MemberEvidence? {
    if set.primary == nil {
      let why = set.members.compactMap(\.state.reason).first.map { ": \($0)" } ?? "."
      add(Finding(.unknown, Subject(role), "The primary of \(set.name) could not be asked\(why)"))
    }
    return set.primary
  }
}
