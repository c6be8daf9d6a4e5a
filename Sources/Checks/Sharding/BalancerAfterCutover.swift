public import Evidence
public import Findings

/// The destination's balancer should be on again, unless the sync may still be reversed.
public struct BalancerAfterCutover: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "balancer-after-cutover",
    title: "Balancer on again",
    rule: """
      After a migration that is not reversible the balancer of a sharded destination is on; as long as the sync may \
      be reversed it stays off.
      """,
    rationale: """
      mongosync from 1.17 on turns those balancers on again that it turned off, unless the migration is reversible; \
      earlier versions leave that to the operator. With the balancer off, one shard fills while others stay empty.
      """,
    reads: ["balancerStatus", "find globalState in mongosync's metadata databases", "the plan"],
    privileges: ["find on the config database (clusterMonitor) and on the metadata databases (readAnyDatabase)"],
    remedy: "Start the balancer, or keep it off while a reverse is wanted.",
    citations: [
      Citation("E-14", "MongoDB docs, mongosync 1.21: automatic balancer disabling; limitations"),
      Citation("E-14", "MongoDB docs, server: balancerStatus"),
    ])

  /// Judges the destination's balancer.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.destination)
    guard let balancer = judgement.balancer(of: evidence.destination) else { return judgement }
    let isOn = balancer.mode == "full"
    let seen = "The destination's balancer is \(isOn ? "on" : balancer.mode)"
    switch Reversibility(evidence, &judgement) {
    case .reversible where isOn:
      judgement.add(Finding(.warn, subject, "\(seen), though this sync is reversible: a reverse needs it off."))
      judgement.suggest(.stopBalancer(on: .destination, "Stop the balancer if a reverse is still wanted."))
    case .reversible:
      judgement.add(
        Finding(
          .pass, subject, "\(seen), as long as this sync may be reversed.",
          explanation: "Start it when a reverse is given up."))
    case .final where isOn:
      judgement.add(Finding(.pass, subject, "\(seen)."))
    case .final:
      judgement.add(
        Finding(.warn, subject, "\(seen), and this sync is not reversible.", explanation: Self.note(evidence.plan)))
      judgement.suggest(.startBalancer(on: .destination, "Start the balancer, connected to a mongos."))
    case .unknown:
      judgement.add(
        Finding(.unknown, subject, "\(seen); whether it should be depends on whether this sync is reversible."))
      judgement.suggest(Reversibility.stateIt)
    }
    return judgement
  }

  private static func note(_ plan: Plan) -> String {
    switch plan.mongosyncHas(.stopsBalancers) {
    case true: "mongosync turns on only what it turned off itself; this balancer was off before."
    case false: "mongosync before 1.17 leaves the balancers as they are."
    case nil: "mongosync from 1.17 on turns on only what it turned off itself; earlier versions nothing."
    }
  }
}
