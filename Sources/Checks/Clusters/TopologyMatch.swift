public import Evidence
public import Findings

/// Both clusters must be of one kind, with as many shards and of one release series.
public struct TopologyMatch: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "topology-match",
    title: "Clusters are alike",
    rule: """
      Both clusters are replica sets, or both are sharded with the same number of shards, and all members that hold \
      data are of one release series such as 6.0.
      """,
    rationale: "mongosync reverses only between clusters of the same kind, shard count and major version.",
    reads: ["hello", "find config.shards", "buildInfo"],
    privileges: ["replSetGetConfig on the cluster and find on the config database (clusterMonitor)"],
    remedy: "None for this migration: it cannot be reversed. Start a new one in the other direction.",
    citations: [Citation("V-04", "MongoDB docs, mongosync 1.13 and 1.21: reverse limitations")])

  /// Judges kind, number of shards and release series.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    judgeKinds(evidence, &judgement)
    judgeSeries(evidence, &judgement)
    if judgement.outcome == .fail {
      judgement.suggest(
        Remedy(nil, "This sync cannot be reversed: start a new migration in the other direction, if that is supported.")
      )
    }
    return judgement
  }

  private func judgeKinds(_ evidence: Evidence, _ judgement: inout Judgement) {
    var kinds: [Topology] = []
    for cluster in evidence.clusters {
      let subject = Subject(cluster.role)
      let what = "the topology of the \(cluster.role.rawValue)"
      guard let kind = judgement.value(of: cluster.topology, subject, what) else { continue }
      kinds.append(kind)
      if kind == .standalone {
        judgement.add(Finding(.fail, subject, "The \(cluster.role.rawValue) is a standalone server."))
      }
    }
    guard kinds.count == 2, !kinds.contains(.standalone) else { return }
    switch (kinds[0], kinds[1]) {
    case (.shardedCluster, .shardedCluster): judgeShards(evidence, &judgement)
    case (.replicaSet, .replicaSet):
      judgement.add(Finding(.pass, Subject(), "Both clusters are replica sets."))
    default:
      judgement.add(
        Finding(.fail, Subject(), "The source is a \(kinds[0].name), the destination a \(kinds[1].name)."))
    }
  }

  private func judgeShards(_ evidence: Evidence, _ judgement: inout Judgement) {
    var counts: [Int] = []
    for cluster in evidence.clusters {
      let what = "the shards of the \(cluster.role.rawValue)"
      guard let shards = judgement.value(of: cluster.shards, Subject(cluster.role), what) else { continue }
      counts.append(shards.count)
    }
    guard counts.count == 2 else { return }
    if counts[0] == counts[1] {
      judgement.add(
        Finding(
          .pass, Subject(), "Both clusters are sharded, with \(Wording.count(counts[0], "shard", "shards")) each."))
    } else {
      judgement.add(
        Finding(
          .fail, Subject(),
          "The source has \(Wording.count(counts[0], "shard", "shards")), the destination \(counts[1])."))
    }
  }

  private func judgeSeries(_ evidence: Evidence, _ judgement: inout Judgement) {
    var seen: Set<ReleaseVersion> = []
    var words: [String] = []
    for cluster in evidence.clusters {
      // A standalone or unreadable cluster has been judged above; what its sets may lack shows here.
      guard cluster.topology.value != nil, cluster.topology.value != .standalone else { return }
      var series: Set<ReleaseVersion> = []
      for member in judgement.everyDataBearingMember(of: cluster) {
        let subject = Subject(cluster.role, node: member.host)
        guard let version = judgement.value(of: member.version, subject, "the version of \(member.host)") else {
          continue
        }
        series.insert(version.series)
      }
      seen.formUnion(series)
      words.append("the \(cluster.role.rawValue) runs \(series.sorted().map(\.description).joined(separator: " and "))")
    }
    if seen.count > 1 {
      judgement.add(Finding(.fail, Subject(), "The release series differ: \(words.joined(separator: ", "))."))
    } else if let series = seen.first, !judgement.findings.contains(where: { $0.outcome == .unknown }) {
      judgement.add(Finding(.pass, Subject(), "Both clusters run \(series)."))
    }
  }
}
