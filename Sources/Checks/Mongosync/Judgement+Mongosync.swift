import Evidence
import Findings

extension Judgement {
  /// What one mongosync tells; where it does not, unknown with the reason.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - canBeSettled: whether a person can find out by a remedy given, and attest to it.
  /// - Returns: its progress, or nothing once the unknown is recorded.
  mutating func progress(of instance: MongosyncInstance, canBeSettled: Bool = false) -> MongosyncProgress? {
    value(
      of: instance.progress, Subject(node: instance.address), "the progress of mongosync", canBeSettled: canBeSettled)
  }

  /// What one mongosync says it is doing; where it does not say, or not in a known word, unknown with the reason.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - canBeSettled: whether a person can find out by a remedy given, and attest to it.
  /// - Returns: its progress with its state, or nothing once the unknown is recorded.
  mutating func state(
    of instance: MongosyncInstance, canBeSettled: Bool = false
  ) -> (MongosyncProgress, MongosyncState)? {
    guard let progress = progress(of: instance, canBeSettled: canBeSettled) else { return nil }
    let subject = Subject(node: instance.address)
    switch progress.state {
    case nil:
      add(Finding(.unknown, subject, "mongosync does not report its state.", canBeSettled: canBeSettled))
      return nil
    case .unknown(let text):
      add(
        Finding(
          .unknown, subject, "mongosync reports \(text), a state that is not documented.", canBeSettled: canBeSettled))
      return nil
    case .some(let state):
      return (progress, state)
    }
  }

  /// Fails where mongosync copies from the cluster given as the destination.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - progress: what it tells.
  ///   - evidence: both clusters.
  mutating func refuseSwap(_ instance: MongosyncInstance, _ progress: MongosyncProgress, _ evidence: Evidence) {
    guard SyncDirection(progress.directionMapping, evidence) == .swapped else { return }
    refuseSwap(Subject(node: instance.address), progress)
  }

  /// Says that mongosync copies from the cluster given as the destination.
  ///
  /// - Parameters:
  ///   - subject: the mongosync.
  ///   - progress: what it tells.
  mutating func refuseSwap(_ subject: Subject, _ progress: MongosyncProgress) {
    add(
      Finding(
        .fail, subject,
        "mongosync copies the other way: \(SyncDirection.text(progress.directionMapping)).",
        explanation: """
          It reads from the cluster given as --destination. Either the clusters were given in the wrong order, or the \
          sync was reversed.
          """))
    suggest(Remedy(nil, "Give the cluster that mongosync reads from as --source, and the other as --destination."))
  }
}
