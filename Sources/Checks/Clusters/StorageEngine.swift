public import Evidence
public import Findings

/// Every member that holds data must use WiredTiger.
public struct StorageEngine: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "storage-engine",
    title: "Every member uses WiredTiger",
    rule: "The storage engine of every member that holds data is wiredTiger, on both clusters.",
    rationale: "mongosync supports no other storage engine.",
    reads: ["serverStatus"],
    privileges: ["serverStatus and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Replace the member by one with WiredTiger, through an initial sync.",
    citations: [Citation("P-12", "MongoDB docs, mongosync 1.21: reference/limitations")])

  /// Judges every member that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for member in judgement.everyDataBearingMember(of: cluster) {
        let host = member.host
        let subject = Subject(cluster.role, node: host)
        guard let engine = judgement.value(of: member.storageEngine, subject, "the storage engine of \(host)") else {
          continue
        }
        let isRight = engine == "wiredTiger"
        judgement.add(Finding(isRight ? .pass : .fail, subject, "\(host) uses the storage engine \(engine)."))
        if !isRight {
          judgement.suggest(
            Remedy(cluster.role, "Start \(host) anew with an empty data folder and --storageEngine wiredTiger."))
        }
      }
    }
    return judgement
  }
}
