public import Evidence
public import Findings

/// A sync is committed out of the state RUNNING.
public struct SyncRunning: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "sync-running",
    title: "The sync is running",
    rule: "Before the commit every mongosync of the migration reports the state RUNNING.",
    rationale: "mongosync takes a commit request in the state RUNNING only.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Resume a paused mongosync; find out from its log why one is in another state.",
    citations: [Citation("F-01", "MongoDB docs, mongosync: cutover process, step 1; reference/api/commit; states")])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement.beforeCommit(
      evidence, confirm: "Confirm that every mongosync reports RUNNING.", filter: ".progress.state"
    ) { subject, progress, judgement in
      switch progress.state {
      case .running:
        judgement.add(Finding(.pass, subject, "mongosync is running."))
      case .paused:
        judgement.add(Finding(.fail, subject, "mongosync is paused."))
        let isSharded = evidence.clusters.contains { $0.topology.value == .shardedCluster }
        judgement.suggest(
          .request(isSharded ? "Resume it. \(Self.balancersInPause)" : "Resume it.", "resume", at: subject.node))
      case .unknown(let text):
        judgement.add(
          Finding(.unknown, subject, "mongosync reports \(text), a state that is not documented.", canBeSettled: true))
      case nil:
        judgement.add(Finding(.unknown, subject, "mongosync does not report its state.", canBeSettled: true))
      case .some(let state):
        // It leaves these two by itself.
        let mayPass = state == .initializing || state == .reversing
        judgement.add(
          Finding(.fail, subject, "mongosync is not running: it reports \(state.rawValue).", mayPass: mayPass))
      }
    }
    if judgement.outcome != .notApplicable { judgement.requireEveryMongosync(evidence) }
    return judgement
  }

  /// Source: MongoDB docs, mongosync 1.21: automatic balancer disabling.
  private static let balancersInPause = """
    The balancers must have been off all the time that it was paused: on and off again meanwhile is not supported.
    """
}
