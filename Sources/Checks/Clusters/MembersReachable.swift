public import Evidence
public import Findings

/// Every member of both clusters must answer.
public struct MembersReachable: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "members-reachable",
    title: "Every member answers",
    rule: """
      Every member that holds data, of both clusters, answers at the address that its set's configuration names. That \
      is seen from the host the auditor runs on: run it on mongosync's.
      """,
    rationale: """
      mongosync connects to all members by those names, not only to the seeds of its connection string. A firewall or \
      a name that does not resolve shows itself only when another member becomes primary.
      """,
    reads: ["hello on each member"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor); hello needs none"],
    remedy: "Open the way from mongosync's host to the members named: names, firewalls, IP access lists.",
    citations: [Citation("P-33", "MongoDB docs, mongosync 1.21: quickstart; connecting")])

  /// Judges whether each member answered.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for member in judgement.everyDataBearingMember(of: cluster) {
        judge(member, of: cluster.role, &judgement)
      }
    }
    return judgement
  }

  private func judge(_ member: MemberEvidence, of role: ClusterRole, _ judgement: inout Judgement) {
    let host = member.host
    let subject = Subject(role, node: host)
    judgement.cite(member.state.evidence)
    switch member.state {
    case .value: judgement.add(Finding(.pass, subject, "\(host) answers."))
    case .refused(let refusal, _) where [.authenticationFailed, .unauthorized].contains(refusal.kind):
      judgement.add(Finding(.pass, subject, "\(host) answers, though it refuses the auditor's login."))
    case .refused(let refusal, _) where refusal.kind == .unreachable:
      judgement.add(Finding(.fail, subject, "\(host) does not answer.", explanation: refusal.message))
      judgement.suggest(
        Remedy(
          role, "From the host of mongosync, see whether \(host) answers; an error message may name the cause.",
          command: "\(ShellText.directConnection(to: host)) --eval 'db.hello()'"))
    case .refused(let refusal, _):
      judgement.add(Finding(.unknown, subject, "Could not tell whether \(host) answers: \(refusal.message)"))
    case .notAsked(let reason):
      judgement.add(Finding(.unknown, subject, "Could not tell whether \(host) answers: \(reason)"))
    }
  }
}
