public import Evidence
public import Findings

/// Both balancers must be off, with no round running, while a sync runs and when it is reversed.
public struct BalancersOff: Check {
  private let beforeCommit: Bool

  /// Makes the check.
  ///
  /// - Parameter beforeCommit: whether it is about a sync that is running, before its commit, instead of a reverse.
  public init(beforeCommit: Bool = false) { self.beforeCommit = beforeCommit }

  /// What it judges and why.
  public let about = About(
    id: "balancers-off",
    title: "Balancers are off",
    rule: """
      On each sharded cluster the balancer's mode is off and no balancing round is running. In a filtered sync from \
      1.13 on the source's may be on before the commit, if migrations are disabled for each filtered collection.
      """,
    rationale: """
      After a reversible commit mongosync leaves the balancers off, and they stay off until the reverse is given up: \
      chunks may not move during a sync, and from 1.17 on mongosync fails if a balancer is enabled. To switch \
      one on and off again while mongosync is paused is not supported. A round may still run after the mode was set to \
      off.
      """,
    reads: ["balancerStatus"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Stop the balancers, then wait until no round is running.",
    citations: [
      Citation("V-12", "MongoDB docs, mongosync 1.21: limitations; automatic balancer disabling"),
      Citation("V-12", "MongoDB docs, server: balancerStatus"),
      Citation("F-23", "MongoDB docs, mongosync 1.21: mongosync-behavior, balancers; filtered sync"),
      Citation("F-23", "MongoDB docs, mongosync 1.21: automatic balancer disabling, balancers during a pause"),
    ])

  /// Judges the balancers of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if beforeCommit, !judgement.isBeforeCommit(evidence) { return judgement }
    let plan = evidence.plan
    let mayBeOnOnSource =
      beforeCommit && plan.filtered == true && plan.mongosyncHas(.allowsBalancerOutsideFilter) != false
    for cluster in evidence.clusters {
      guard let balancer = judgement.balancer(of: cluster) else { continue }
      let role = cluster.role
      let subject = Subject(role)
      if role == .source, mayBeOnOnSource, balancer.mode != "off" || balancer.inBalancerRound {
        judgement.add(Self.onBesideFilter(balancer.mode))
        judgement.suggest(Self.listMigrations)
        continue
      }
      if balancer.mode != "off" {
        judgement.add(
          Finding(
            .fail, subject, "The \(role.rawValue)'s balancer is \(balancer.mode).",
            explanation: beforeCommit ? Self.onSinceTheStart : ""))
        let extent = beforeCommit ? "until the commit is through" : "while the reverse runs"
        judgement.suggest(
          .stopBalancer(on: role, "Stop the balancer, connected to a mongos, and keep it off \(extent)."))
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

  private static let onSinceTheStart = """
    Switching it off does not undo that it was on: from 1.17 on mongosync fails if a balancer is enabled, and to switch \
    one on and off during a pause is not supported. Where chunks have moved since the start, start the migration again.
    """

  private static func onBesideFilter(_ mode: String) -> Finding {
    Finding(
      .unknown, Subject(.source), "The source's balancer is \(mode), and the sync is filtered.",
      explanation: "Migrations must be disabled for each collection that the filter includes; this was not read.",
      canBeSettled: true, mayPass: true)
  }

  private static let listMigrations = Remedy(
    .source,
    "Confirm that each collection that the filter includes is listed with permitMigrations or noBalance set against it.",
    command: "db.getSiblingDB(\"config\").collections.find({}, { permitMigrations: 1, noBalance: 1 })",
    settlesUnknown: true)
}
