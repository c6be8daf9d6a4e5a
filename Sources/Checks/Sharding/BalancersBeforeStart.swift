public import Evidence
public import Findings

/// Before the first start, the balancers must be as this mongosync needs them.
public struct BalancersBeforeStart: Check {
  /// Makes the check.
  public init() {}

  /// Settings of the servers, and no collections.
  public let questions: Questions = .serverSettings

  /// What it judges and why.
  public let about = About(
    id: "balancers-before-start",
    title: "Balancers as the start needs them",
    rule: """
      The balancer of each sharded cluster is off, has been for 15 minutes, and no round is running; from mongosync \
      1.17 on an enabled one is a warning, since mongosync stops it itself, and a balancing window is a failure. Under \
      a filter, from 1.13 on, the source's may be on if migrations of the filter's collections are disabled. The \
      destination's may be on with preExistingDestinationData.
      """,
    rationale: """
      Chunks may not move during a sync: mongosync fails, or up to 1.7.1 misses documents. With a balancing window \
      mongosync 1.17 and later refuse to start.
      """,
    reads: ["balancerStatus", "find config.settings"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Stop the balancers, wait 15 minutes, and remove balancing windows.",
    citations: [
      Citation("P-16", "MongoDB docs, mongosync 1.19 and 1.21: balancer requirements; limitations"),
      Citation("P-16", "MongoDB docs, server: balancerStatus; config.settings"),
    ])

  /// Judges the balancers of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      guard let balancer = judgement.balancer(of: cluster) else { continue }
      judgeMode(balancer, cluster, evidence.plan, &judgement)
      judgeWindow(balancer, cluster.role, evidence.plan, &judgement)
    }
    return judgement
  }

  private func judgeMode(
    _ balancer: BalancerEvidence, _ cluster: ClusterEvidence, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let role = cluster.role
    let subject = Subject(role)
    let seen = "The \(role.rawValue)'s balancer is \(balancer.mode)"
    if balancer.mode == "off" {
      judgement.add(
        balancer.inBalancerRound
          ? Finding(.fail, subject, "\(seen) but still finishing a round; wait.")
          : Finding(.pass, subject, "\(seen) and no round is running.", explanation: Self.upkeep(of: cluster)))
      judgement.cite(cluster.chunkUpkeep.evidence)
      if balancer.inBalancerRound { judgement.suggest(.awaitBalancerRound(on: role)) }
      return
    }
    if role == .destination && plan.preExistingDestinationData == true {
      judgement.add(Finding(.pass, subject, "\(seen), as preExistingDestinationData allows."))
      return
    }
    let mayStay = role == .source && plan.filtered == true && plan.mongosyncHas(.allowsBalancerOutsideFilter) == true
    switch plan.mongosyncHas(.stopsBalancers) {
    case true where mayStay:
      judgement.add(
        Finding(
          .unknown, subject,
          "\(seen), and with a filter mongosync fails unless migrations of its collections are disabled.",
          explanation: """
            mongosync 1.17 and later stop the balancer at the start, yet the documentation asks for this under a filter; \
            its collections are not known to the auditor.
            """, canBeSettled: true))
      judgement.suggest(Self.listMigrating)
    case true:
      judgement.add(Finding(.warn, subject, "\(seen); mongosync stops it at the start and waits 15 minutes."))
    case false where mayStay:
      judgement.add(
        Finding(
          .unknown, subject, "\(seen), which a filter allows only if migrations of its collections are disabled.",
          explanation: "The collections of the filter are not known to the auditor.", canBeSettled: true))
      judgement.suggest(Self.listMigrating)
    case false:
      judgement.add(Finding(.fail, subject, "\(seen), and mongosync before 1.17 does not stop it."))
    case nil:
      judgement.add(
        Finding(
          .unknown, subject, "\(seen), and whether mongosync stops it depends on its version.",
          explanation: "Version 1.17 and later do; with earlier ones it has to be off."))
      judgement.suggest(.giveMongosyncVersion)
    }
    judgement.suggest(
      .stopBalancer(on: role, "Stop the balancer, connected to a mongos, then wait 15 minutes before the start."))
  }

  private func judgeWindow(
    _ balancer: BalancerEvidence, _ role: ClusterRole, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let refuses = plan.mongosyncHas(.refusesBalancingWindow)
    guard refuses != false else { return }
    let what = "the balancing window of the \(role.rawValue)"
    guard case .some(.some(let window)) = judgement.value(of: balancer.activeWindow, Subject(role), what) else {
      return
    }
    judgement.add(
      Finding(
        refuses == true ? .fail : .unknown, Subject(role), "The \(role.rawValue) has a balancing window, \(window).",
        explanation: "mongosync 1.17 and later refuse to start with one."
          + (refuses == true ? "" : " The plan does not give the version.")))
    judgement.suggest(.removeBalancingWindow(on: role))
  }

  /// What else may change chunks, in words; the balancer's mode does not govern splits.
  private static func upkeep(of cluster: ClusterEvidence) -> String {
    guard let upkeep = cluster.chunkUpkeep.value else { return "" }
    let splits = upkeep.splits.map { "Splitting of chunks (autosplit, up to 6.0) is set to \($0)." }
    let merges = upkeep.merges.map { "Merging of chunks (automerge, since 7.0) is set to \($0)." }
    return [splits, merges].compactMap(\.self).joined(separator: " ")
  }

  private static let listMigrating = Remedy(
    .source, "See that no collection of the filter is among these, whose migrations are allowed.",
    command: "db.getSiblingDB(\"config\").collections.find({ permitMigrations: { $ne: false } }, { _id: 1 })",
    settlesUnknown: true)
}
