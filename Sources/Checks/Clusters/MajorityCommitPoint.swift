public import Evidence
public import Findings

/// A majority of each replica set must follow its primary.
public struct MajorityCommitPoint: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "majority-commit-point",
    title: "A majority follows the primary",
    rule: """
      On each replica set of both clusters a majority has, within seconds, the newest write that the primary had when \
      it was asked.
      """,
    rationale: """
      mongosync and this program read what a majority has. Where the majority point stands still, as in a set with an \
      arbiter whose secondary is down, the primary takes writes that neither of them sees: they are not copied, and a \
      comparison shows the old state.
      """,
    reads: ["hello on each member"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor); hello needs none"],
    remedy: "Bring the members that are down or lag back, and wait until they have caught up.",
    citations: [
      Citation("G-02", "MongoDB docs, server: read concern majority; replica set arbiter, concerns with PSA"),
      Citation("G-02", "MongoDB docs, server: hello, lastWrite.majorityOpTime"),
    ])

  /// Judges each replica set.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for set in judgement.everySet(of: cluster) {
        judge(set, of: cluster.role, isComparing: evidence.verification != nil, &judgement)
      }
      if cluster.topology.value == .standalone {
        judgement.add(Finding(.notApplicable, Subject(cluster.role), "The \(cluster.role.rawValue) is no replica set."))
      }
    }
    return judgement
  }

  private func judge(
    _ set: ReplicaSetEvidence, of role: ClusterRole, isComparing: Bool, _ judgement: inout Judgement
  ) {
    let subject = Subject(role, node: set.primary?.host)
    guard let point = judgement.value(of: set.majorityPoint, subject, "how far the majority of \(set.name) is") else {
      return
    }
    guard !point.isReached else {
      judgement.add(Finding(.pass, subject, "A majority of \(set.name) has what its primary writes."))
      return
    }
    let members = point.laggards.map { laggard in
      guard let seconds = laggard.secondsBehind else { return "\(laggard.host) does not answer" }
      let delay = set.members.first { $0.host == laggard.host }?.configuration.delaySeconds ?? 0
      return "\(laggard.host) is \(seconds) s behind" + (delay > 0 ? ", \(delay) s of them by its configuration" : "")
    }
    // What was compared is unknown rather than wrong: documents that differ are a finding of their own.
    judgement.add(
      Finding(
        isComparing ? .unknown : .fail, subject,
        "The majority of \(set.name) does not follow its primary: it stands \(point.secondsBehind) s behind the newest "
          + "write, and did not advance to it in \(Int(point.waitedSeconds.rounded())) s.",
        explanation: members.isEmpty ? "" : "\(members.joined(separator: "; "))."))
    judgement.suggest(
      Remedy(
        role, "Bring the members of \(set.name) back that are down or lag, and wait until they have caught up.",
        command: "rs.printSecondaryReplicationInfo()"))
  }
}
