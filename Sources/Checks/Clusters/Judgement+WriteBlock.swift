import Evidence
import Findings

extension Judgement {
  /// Judges a cluster that must not block user writes.
  ///
  /// - Parameter cluster: the cluster.
  mutating func requireWriteBlockOff(on cluster: ClusterEvidence) {
    let role = cluster.role.rawValue
    let subject = Subject(cluster.role)
    switch WriteBlockReading(cluster, citing: &self) {
    case .off:
      add(Finding(.pass, subject, "The \(role) does not block user writes."))
    case .on:
      add(Finding(.fail, subject, "The \(role) blocks user writes."))
      suggest(.liftWriteBlock(on: cluster.role))
    case .changing(let how):
      add(Finding(.fail, subject, "The \(role)'s write block is neither on nor off: \(how)."))
      suggest(.liftWriteBlock(on: cluster.role))
    case .unknown(let reason):
      add(Finding(.unknown, subject, "Could not tell whether the \(role) blocks user writes: \(reason)"))
    }
  }
}
