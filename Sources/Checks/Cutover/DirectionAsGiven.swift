public import Evidence
public import Findings

/// mongosync must copy from the cluster that the audit takes for the source.
public struct DirectionAsGiven: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters but their hosts.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "mongosync-direction",
    title: "mongosync copies from the source to the destination",
    rule: """
      The hosts that mongosync reports in directionMapping are those of the clusters given as the source and as the \
      destination, in this order.
      """,
    rationale: """
      A reversed sync swaps the two, and so does a slip on the command line; every other line would then be judged for \
      the wrong cluster.
      """,
    reads: ["GET /api/v1/progress", "replSetGetConfig", "find config.shards, config.mongos"],
    privileges: ["clusterMonitor on both clusters"],
    remedy: "Give the cluster that mongosync reads from as the source.",
    citations: [Citation("V-14", "MongoDB docs, mongosync: reference/api/progress, directionMapping")])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .ofEach(
      evidence, confirm: "Confirm that mongosync copies from the source to the destination.",
      filter: ".progress.directionMapping"
    ) { subject, progress, judgement in
      for cluster in evidence.clusters { judgement.cite(cluster.topology.evidence) }
      let way = SyncDirection.text(progress.directionMapping)
      switch SyncDirection(progress.directionMapping, evidence) {
      case .asGiven:
        judgement.add(Finding(.pass, subject, "mongosync copies \(way), as the clusters were given."))
      case .swapped:
        judgement.refuseSwap(subject, progress)
      case .unknown(let why):
        judgement.add(
          Finding(
            .unknown, subject, "Could not tell which way mongosync copies: \(why).",
            explanation: "The hosts are compared by name with the members and the hosts of the connection strings.",
            canBeSettled: true))
      }
    }
  }
}
