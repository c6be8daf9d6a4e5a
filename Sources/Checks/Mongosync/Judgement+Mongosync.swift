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

  /// Says unknown where the plan knows of more mongosyncs than were asked: a rule for all of them must hold on each.
  ///
  /// - Parameter evidence: the mongosyncs and the plan.
  mutating func requireEveryMongosync(_ evidence: Evidence) {
    let asked = evidence.mongosync.count
    guard asked > 0, let planned = evidence.plan.mongosyncInstances, planned > asked else { return }
    add(Finding(.unknown, Subject(), "\(asked) of the plan's \(planned) mongosyncs were given to ask."))
    suggest(Remedy(nil, "Give the address of every mongosync of the migration with --mongosync."))
  }

  /// Says unknown where mongosync names a cluster that was not given: it may be of another migration.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - progress: what it tells.
  ///   - evidence: both clusters.
  mutating func doubtMigration(_ instance: MongosyncInstance, _ progress: MongosyncProgress, _ evidence: Evidence) {
    guard let why = SyncDirection.foreign(progress.directionMapping, evidence) else { return }
    add(
      Finding(
        .unknown, Subject(node: instance.address), "This may be the mongosync of another migration: \(why).",
        explanation: "The hosts are compared by name with the members and the hosts of the connection strings.",
        canBeSettled: true))
    suggest(
      .progress(
        "See whether both clusters that it names are those given, under other names.",
        filter: ".progress.directionMapping", at: instance.address, settlesUnknown: true))
  }

  /// Fails where mongosync copies from the cluster given as the destination; unknown where it names another cluster.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - progress: what it tells.
  ///   - evidence: both clusters.
  mutating func refuseSwap(_ instance: MongosyncInstance, _ progress: MongosyncProgress, _ evidence: Evidence) {
    guard SyncDirection(progress.directionMapping, evidence) == .swapped else {
      doubtMigration(instance, progress, evidence)
      return
    }
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
