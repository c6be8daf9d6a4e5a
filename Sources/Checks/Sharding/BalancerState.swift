public import Evidence
public import Findings

/// The balancers should be off before a start, and on again once a migration is given up.
public struct BalancerState: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "balancer-state",
    title: "Balancers as the restart needs them",
    rule: """
      Before a new start, the balancer of each sharded cluster is off, no round is running, and no balancing window \
      is set; the destination's may be on with preExistingDestinationData. Once a migration is given up, both are on.
      """,
    rationale: """
      Chunks may not move during a sync; versions up to 1.7.1 could miss documents when they did. From 1.17 on \
      mongosync stops the balancers itself and refuses to start with a balancing window, but does not start them \
      again after a migration that failed.
      """,
    reads: ["balancerStatus", "find config.settings"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Stop the balancers and wait 15 minutes, or start them again if the migration is given up.",
    citations: [
      Citation("R-07", "MongoDB docs, mongosync 1.19 and 1.21: balancer requirements; limitations"),
      Citation("R-07", "MongoDB docs, mongosync: restart procedure, step 6"),
      Citation("R-07", "MongoDB docs, server: balancerStatus"),
    ])

  /// Judges the balancers of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      guard let balancer = judgement.balancer(of: cluster) else { continue }
      switch evidence.plan.phase {
      case .abandon: judgeAbandoned(balancer, cluster.role, &judgement)
      case .fresh:
        judgeFresh(balancer, cluster.role, evidence.plan, &judgement)
        judgeWindow(balancer, cluster.role, evidence.plan, &judgement)
      }
    }
    return judgement
  }

  private func judgeAbandoned(_ balancer: BalancerEvidence, _ role: ClusterRole, _ judgement: inout Judgement) {
    if balancer.mode == "full" {
      judgement.add(Finding(.pass, Subject(role), "The \(role.rawValue)'s balancer is on."))
    } else {
      judgement.add(Finding(.warn, Subject(role), "The \(role.rawValue)'s balancer is \(balancer.mode)."))
      judgement.suggest(.startBalancer(on: role, "Start the balancer, connected to a mongos."))
    }
  }

  private func judgeFresh(
    _ balancer: BalancerEvidence, _ role: ClusterRole, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let subject = Subject(role)
    if balancer.mode == "off" {
      guard balancer.inBalancerRound else {
        judgement.add(Finding(.pass, subject, "The \(role.rawValue)'s balancer is off and no round is running."))
        return
      }
      judgement.add(
        Finding(.warn, subject, "The \(role.rawValue)'s balancer is off but still finishing a round; wait."))
      judgement.suggest(.awaitBalancerRound(on: role))
    } else if role == .destination && plan.preExistingDestinationData == true {
      judgement.add(
        Finding(.pass, subject, "The destination's balancer is \(balancer.mode), as preExistingDestinationData allows.")
      )
    } else {
      let stopsItself = plan.mongosyncHas(.stopsBalancers) == true
      judgement.add(
        Finding(
          .warn, subject, "The \(role.rawValue)'s balancer is \(balancer.mode).",
          explanation: (stopsItself
            ? "mongosync 1.17 and later stop it at the start and wait 15 minutes."
            : "mongosync before 1.17 does not stop it.") + Self.filterNote(role, plan)))
      judgement.suggest(
        .stopBalancer(
          on: role,
          stopsItself
            ? "Stop the balancer, connected to a mongos, or leave that to mongosync."
            : "Stop the balancer, connected to a mongos, then wait 15 minutes before the start."))
    }
  }

  private static func filterNote(_ role: ClusterRole, _ plan: Plan) -> String {
    guard role == .source, plan.filtered == true, plan.mongosyncHas(.allowsBalancerOutsideFilter) != false else {
      return ""
    }
    return """
       With a filter, from 1.13 on, it may stay on if migrations are disabled (setAllowMigrations) for every \
      collection in the filter.
      """
  }

  private func judgeWindow(
    _ balancer: BalancerEvidence, _ role: ClusterRole, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let refuses = plan.mongosyncHas(.refusesBalancingWindow)
    if refuses == false { return }
    let what = "the balancing window of the \(role.rawValue)"
    guard case .some(.some(let window)) = judgement.value(of: balancer.activeWindow, Subject(role), what) else {
      return
    }
    judgement.add(
      Finding(
        refuses == true ? .fail : .warn, Subject(role), "The \(role.rawValue) has a balancing window, \(window).",
        explanation: "mongosync 1.17 and later refuse to start with one."
          + (refuses == true ? "" : " The plan does not give the version.")))
    judgement.suggest(.removeBalancingWindow(on: role))
  }
}
