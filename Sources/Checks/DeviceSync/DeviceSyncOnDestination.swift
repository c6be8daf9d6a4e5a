public import Evidence
public import Findings

/// The destination must hold no history of Device Sync, before the start or after the cutover.
public struct DeviceSyncOnDestination: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "device-sync-on-destination",
    title: "No Device Sync on the destination",
    rule: """
      The destination holds no database of Device Sync. After the cutover, as canWriteAt in the plan or mongosync's \
      metadata tell, one is a warning.
      """,
    rationale: """
      Before the start such a database counts as user data, and mongosync refuses a destination that holds any. \
      Afterwards it holds the history of another cluster, unless sync was enabled anew.
      """,
    reads: ["listDatabases", "find resumeData in mongosync's metadata databases", "the plan"],
    privileges: ["listDatabases on the cluster and find on the metadata databases (clusterMonitor, readAnyDatabase)"],
    claims: [.databaseFamily(.deviceSync)],
    remedy: "Drop the databases, unless sync was enabled on this cluster.",
    citations: [
      Citation("X-01", "MongoDB docs, mongosync: restart procedure, step 5"),
      Citation("X-08", "MongoDB docs, App Services: database triggers, databases of Device Sync"),
    ])

  /// Judges the names of the destination's databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.destination
    let observed = DeviceSync.databases(of: cluster)
    let what = "the list of databases of the destination"
    guard let names = judgement.value(of: observed, Subject(.destination), what) else { return judgement }
    judgement.cite(cluster.mongosyncMetadata.evidence)
    let isCommitted = cluster.mongosyncMetadata.value?.contains { $0.state == MongosyncState.committed.rawValue }
    let isAfterCutover = evidence.plan.canWriteAt != nil || isCommitted == true
    for name in names {
      judgement.add(
        Finding(
          isAfterCutover ? .warn : .fail, Subject(.destination, namespace: name),
          "The destination holds \(name), a database of Device Sync.",
          explanation: isAfterCutover
            ? "If sync was not enabled on this cluster, its history is that of the source."
            : "To mongosync it is user data; if the cutover is over, give canWriteAt in the plan."))
      judgement.suggestDrop(
        name, on: cluster, .afterMigration, evidence, caution: "only if sync was never enabled on this cluster")
    }
    if names.isEmpty {
      judgement.add(Finding(.pass, Subject(.destination), "The destination holds no database of Device Sync."))
    }
    return judgement
  }
}
