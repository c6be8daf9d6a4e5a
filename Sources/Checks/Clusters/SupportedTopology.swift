public import Evidence
public import Findings

/// The kinds of the two clusters must be a pair that mongosync migrates between.
public struct SupportedTopology: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "supported-topology",
    title: "Topologies that mongosync supports",
    rule: """
      Neither cluster is a standalone server, and a sharded source has a sharded destination. A source whose config \
      server is a shard too does not go to a replica set either.
      """,
    rationale: """
      mongosync reads change streams, which a standalone server has none of, and it has no way from a sharded cluster \
      to a replica set.
      """,
    reads: ["hello"],
    privileges: ["none beyond a login (hello)"],
    remedy: "Make a standalone server a replica set; give a sharded source a sharded destination.",
    citations: [
      Citation("P-04", "MongoDB docs, mongosync 1.21: quickstart; reference/limitations"),
      Citation("P-05", "MongoDB docs, mongosync 1.21: reference/limitations, sharded clusters"),
    ])

  /// Judges the kinds of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    var kinds: [Topology] = []
    for cluster in evidence.clusters {
      let subject = Subject(cluster.role)
      let what = "the topology of the \(cluster.role.rawValue)"
      guard let kind = judgement.value(of: cluster.topology, subject, what) else { continue }
      kinds.append(kind)
      guard kind == .standalone else { continue }
      judgement.add(Finding(.fail, subject, "The \(cluster.role.rawValue) is a standalone server."))
      judgement.suggest(
        Remedy(
          cluster.role, "Start the server with a replica set's name (replSetName), then make it a set of one member.",
          command: "rs.initiate()"))
    }
    guard kinds.count == 2, !kinds.contains(.standalone) else { return judgement }
    if kinds[0] == .shardedCluster && kinds[1] != .shardedCluster {
      judgement.add(Finding(.fail, Subject(), "The source is sharded and the destination is a replica set."))
      judgement.suggest(Remedy(.destination, "Use a sharded cluster as the destination; one shard is enough."))
    } else {
      judgement.add(
        Finding(.pass, Subject(), "The source is a \(kinds[0].name), the destination a \(kinds[1].name)."))
    }
    return judgement
  }
}
