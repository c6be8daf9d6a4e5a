public import Evidence
public import Findings

/// Every member of both clusters must answer, with the time of day that the others have.
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
      is seen from the host the auditor runs on: run it on mongosync's. Their clocks are no further than \
      \(Int(MemberClock.tolerance)) seconds from that host's and from each other; beyond that is a warning.
      """,
    rationale: """
      mongosync connects to all members by those names, not only to the seeds of its connection string. A firewall or \
      a name that does not resolve shows itself only when another member becomes primary. Where clocks are apart, the \
      times of oplogs, logs and lags mean something else on each host.
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
    judgeClocks(evidence, &judgement)
    return judgement
  }

  private func judgeClocks(_ evidence: Evidence, _ judgement: inout Judgement) {
    var clocks: [(role: ClusterRole, host: String, clock: MemberClock)] = []
    for cluster in evidence.clusters {
      for member in cluster.sets.flatMap(\.dataBearingMembers) where member.state.value != nil {
        let subject = Subject(cluster.role, node: member.host)
        guard let clock = judgement.value(of: member.clock, subject, "the clock of \(member.host)") else { continue }
        clocks.append((cluster.role, member.host, clock))
      }
    }
    for (role, host, clock) in clocks where clock.isFar() {
      judgement.add(
        Finding(
          .warn, Subject(role, node: host),
          "The clock of \(host) is \(Self.distance(clock.secondsAhead)) that of the host the auditor runs on."))
    }
    if let first = clocks.min(by: { $0.clock.secondsAhead < $1.clock.secondsAhead }),
      let last = clocks.max(by: { $0.clock.secondsAhead < $1.clock.secondsAhead }), last.clock.isFar(from: first.clock)
    {
      let ahead = Self.distance(last.clock.secondsAhead - first.clock.secondsAhead)
      judgement.add(
        Finding(
          .warn, Subject(last.role, node: last.host), "The clock of \(last.host) is \(ahead) that of \(first.host)."))
    }
    if clocks.contains(where: { $0.clock.isFar() }) {
      judgement.suggest(
        Remedy(nil, "Have all servers, mongosync's host and the auditor's take their time from one source (NTP)."))
    }
  }

  private static func distance(_ seconds: Double) -> String {
    "\(Wording.duration(abs(seconds))) \(seconds < 0 ? "behind" : "ahead of")"
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
