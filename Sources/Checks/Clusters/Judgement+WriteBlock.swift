import Evidence
import Findings

extension Judgement {
  /// Judges a cluster that must not block user writes.
  ///
  /// - Parameters:
  ///   - cluster: the cluster.
  ///   - mayPass: whether a block may go while one waits.
  mutating func requireWriteBlockOff(on cluster: ClusterEvidence, mayPass: Bool = false) {
    let role = cluster.role.rawValue
    let subject = Subject(cluster.role)
    switch WriteBlockReading(cluster, citing: &self) {
    case .off:
      add(Finding(.pass, subject, "The \(role) does not block user writes."))
    case .on:
      add(Finding(.fail, subject, "The \(role) blocks user writes.", mayPass: mayPass))
      suggest(.liftWriteBlock(on: cluster.role))
    case .changing(let how):
      add(Finding(.fail, subject, "The \(role)'s write block is neither on nor off: \(how).", mayPass: true))
      suggest(.liftWriteBlock(on: cluster.role))
    case .unknown(let reason):
      add(Finding(.unknown, subject, "Could not tell whether the \(role) blocks user writes: \(reason)"))
    }
  }
}
