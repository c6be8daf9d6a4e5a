public import Evidence
public import Findings

/// Both balancers must be off, with no round running, when a sync is reversed.
public struct BalancersOff: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "balancers-off",
    title: "Balancers are off",
    rule: "On each sharded cluster the balancer's mode is off and no balancing round is running.",
    rationale: """
      After a reversible commit mongosync leaves the balancers off, and they stay off until the reverse is given up: \
      chunks may not move during a sync, and from 1.17 on mongosync fails if a balancer is enabled. A round may still \
      run after the mode was set to off.
      """,
    reads: ["balancerStatus"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Stop the balancers, then wait until no round is running.",
    citations: [
      Citation("V-12", "MongoDB docs, mongosync 1.21: limitations; automatic balancer disabling"),
      Citation("V-12", "MongoDB docs, server: balancerStatus"),
    ])

  /// Judges the balancers of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      guard let balancer = judgement.balancer(of: cluster) else { continue }
      let role = cluster.role
      let subject = Subject(role)
      if balancer.mode != "off" {
        judgement.add(Finding(.fail, subject, "The \(role.rawValue)'s balancer is \(balancer.mode)."))
        judgement.suggest(
          .stopBalancer(on: role, "Stop the balancer, connected to a mongos, and keep it off while the reverse runs."))
      }
      if balancer.inBalancerRound {
        judgement.add(Finding(.fail, subject, "A balancing round is running on the \(role.rawValue); wait."))
        judgement.suggest(.awaitBalancerRound(on: role))
      }
      if balancer.mode == "off" && !balancer.inBalancerRound {
        judgement.add(Finding(.pass, subject, "The \(role.rawValue)'s balancer is off and no round is running."))
      }
    }
    return judgement
  }
}
