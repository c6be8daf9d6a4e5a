public import Evidence
public import Findings

/// A cluster on Atlas must be a dedicated one, and not global.
public struct AtlasTier: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "atlas-tier",
    title: "Clusters on Atlas are dedicated ones",
    rule: """
      A cluster on Atlas is of tier M10 or above: no serverless, shared (M0, M2, M5) or Flex cluster, and no Global \
      Cluster. Atlas is told by host names in mongodb.net; the tier is not visible, so a person confirms it.
      """,
    rationale: "mongosync supports none of them: they lack privileges and commands that it needs.",
    reads: ["hello", "replSetGetConfig", "find config.shards"],
    privileges: ["replSetGetConfig and find on the config database (clusterMonitor)"],
    remedy: "Move the cluster to a dedicated tier, M10 or above.",
    citations: [Citation("P-13", "MongoDB docs, mongosync 1.21: reference/limitations")])

  /// Judges the host names of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      let subject = Subject(cluster.role)
      let role = cluster.role.rawValue
      judgement.cite(cluster.topology.evidence)
      if cluster.isOnAtlas {
        judgement.add(
          Finding(.manual, subject, "Confirm that the \(role), which is on Atlas, is M10 or above and not global."))
        judgement.suggest(
          Remedy(cluster.role, "Look up the tier and type of the \(role) on the Atlas page of its clusters."))
      } else if cluster.sets.isEmpty {
        let reason = cluster.topology.reason ?? "No member is known."
        judgement.add(Finding(.unknown, subject, "Could not tell whether the \(role) is on Atlas: \(reason)"))
      } else {
        judgement.add(Finding(.notApplicable, subject, "The \(role) is not on Atlas."))
      }
    }
    return judgement
  }
}

extension ClusterEvidence {
  /// Whether it runs on Atlas, as the names of its members or its address tell.
  var isOnAtlas: Bool {
    let hosts = sets.flatMap(\.members).map(\.host) + (shards.value ?? []).flatMap(\.seeds)
    let names = hosts.map { $0.split(separator: ":").first.map(String.init) ?? $0 }
    return names.contains { $0.lowercased().hasSuffix(".mongodb.net") } || address.lowercased().contains(".mongodb.net")
  }
}
