public import Evidence
public import Findings

/// The mongosync process of the earlier run must have ended.
public struct MongosyncStopped: Check {
  /// Makes the check.
  public init() {}

  /// Who is connected as mongosync.
  public let questions: Questions = .mongosyncConnections

  /// What it judges and why.
  public let about = About(
    id: "mongosync-stopped",
    title: "mongosync has stopped",
    rule: """
      The process of the earlier run has ended, on every host that ran one: each address of --mongosync refuses \
      connections, and no client that calls itself mongosync is connected to either cluster. A paused mongosync has \
      not ended. That mongosync's connections bear its name is an assumption, so it never suffices alone. Without \
      --mongosync a person confirms it.
      """,
    rationale: """
      A process that still runs writes to the destination and recreates what is being dropped. A pause request leaves \
      the process running, ready to resume.
      """,
    reads: ["GET /api/v1/progress", "aggregate $currentOp"],
    privileges: ["inprog and replSetGetConfig on the cluster (clusterMonitor); mongosync itself asks for no login"],
    remedy: "End the process with Ctrl-C, or pause it and then end it.",
    citations: [
      Citation("R-01", "MongoDB docs, mongosync: restart procedure, step 1"),
      Citation("R-01", "MongoDB docs, server: $currentOp, idleConnections"),
    ])

  /// Judges every mongosync that was asked.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard !evidence.mongosync.isEmpty else { return Self.leftToAPerson }
    var judgement = Judgement()
    let connections = MongosyncConnectionReading(evidence, citing: &judgement)
    var isCommitted = false
    for instance in evidence.mongosync {
      if case .refused(let refusal, let ids) = instance.progress, refusal.kind == .connectionRefused {
        judgement.cite(ids)
        judgement.add(Self.finding(Subject(node: instance.address), connections))
      } else if let (progress, state) = judgement.state(of: instance, canBeSettled: true) {
        judgement.add(Self.finding(Subject(node: instance.address), state, evidence.plan.phase))
        isCommitted = judgement.refuseRestart(instance, progress) || isCommitted
        judgement.refuseSwap(instance, progress, evidence)
      }
    }
    judgement.requireEveryMongosync(evidence)
    guard judgement.outcome != .pass && judgement.outcome != .notApplicable else { return judgement }
    guard !isCommitted else {
      judgement.suggest(Remedy(nil, "Do not restart: finish the cutover, and audit it with the checklist cutover."))
      return judgement
    }
    for remedy in Self.remedies(evidence.mongosync.map(\.address)) { judgement.suggest(remedy) }
    return judgement
  }

  private static func finding(_ subject: Subject, _ connections: MongosyncConnectionReading) -> Finding {
    switch connections {
    case .none:
      Finding(
        .pass, subject, "Nobody listens at \(subject.node ?? ""), and neither cluster has a client named mongosync.",
        explanation: "That it is the right address, and the only one, is the operator's word.")
    case .seen(let what):
      Finding(
        .unknown, subject,
        "Nobody listens at \(subject.node ?? ""), but a client named mongosync is connected: \(what).",
        explanation: "Another mongosync, or another program with its name, uses the clusters.", canBeSettled: true)
    case .unknown(let why):
      Finding(
        .unknown, subject,
        "Nobody listens at \(subject.node ?? ""), but who is connected to the clusters is not known.",
        explanation: "Not all was told: \(why).", canBeSettled: true)
    }
  }

  private static func finding(_ subject: Subject, _ state: MongosyncState, _ phase: Plan.Phase) -> Finding {
    switch state {
    case .idle, .initializing:
      phase == .fresh
        ? Finding(.notApplicable, subject, "mongosync was started again: it reports \(state.rawValue).")
        : Finding(.warn, subject, "mongosync still runs, though it does nothing: it reports \(state.rawValue).")
    case .paused:
      Finding(
        .warn, subject, "mongosync is paused, which is not stopped.",
        explanation: """
          The documentation lets it be paused or ended; this audit wants it ended, since a process that is there may be \
          resumed at any time.
          """)
    default:
      Finding(.fail, subject, "mongosync runs: it reports \(state.rawValue).")
    }
  }

  private static let leftToAPerson = Judgement(
    [
      Finding(
        .manual, Subject(), "Confirm that no mongosync process of the earlier run is left.",
        explanation: "The clusters do not show whether mongosync runs, and this audit does not ask mongosync itself.")
    ], remedies: remedies([]))

  private static func remedies(_ addresses: [String]) -> [Remedy] {
    [
      Remedy(nil, "End every mongosync process of the earlier run, with Ctrl-C where it runs in a terminal."),
      .request("Or pause it first; that leaves the process running, so end the process too.", "pause"),
    ]
      + (addresses.isEmpty ? [nil] : addresses.map(Optional.some)).map { address in
        .progress(
          "Confirm that the connection is refused: nothing may answer any more.", at: address,
          settlesUnknown: address != nil)
      }
  }
}

extension Judgement {
  /// Says that a committed migration is not to be restarted.
  ///
  /// - Parameters:
  ///   - instance: the mongosync.
  ///   - progress: what it reports.
  /// - Returns: whether it is committed.
  fileprivate mutating func refuseRestart(_ instance: MongosyncInstance, _ progress: MongosyncProgress) -> Bool {
    guard let state = DropGate.pointOfNoReturn(progress) else { return false }
    add(
      Finding(
        .fail, Subject(node: instance.address),
        "This migration is committed. Do not restart it: mongosync reports \(state).",
        explanation: "The destination may already serve applications; dropping its data would lose their writes."))
    return true
  }
}
