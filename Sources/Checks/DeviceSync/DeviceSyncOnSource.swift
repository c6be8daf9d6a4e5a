public import Evidence
public import Findings

/// Device Sync should be terminated before a migration, and its databases gone.
public struct DeviceSyncOnSource: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "device-sync-on-source",
    title: "No Device Sync on the source",
    rule: "The source holds no database of Device Sync, named __realm_sync or beginning so.",
    rationale: """
      The history in these databases describes the cluster it was written on. mongosync passes over Atlas's own \
      databases, not over these: they would be copied, and be wrong on the destination. No document says how Device \
      Sync behaves in a migration.
      """,
    reads: ["listDatabases"],
    privileges: ["listDatabases on the cluster (clusterMonitor or readAnyDatabase)"],
    claims: [.databaseFamily(.deviceSync)],
    remedy: "Terminate sync in the app, which deletes its history, before the migration starts.",
    citations: [
      Citation("X-01", "MongoDB docs, App Services: database triggers, databases of Device Sync"),
      Citation("X-09", "MongoDB docs, Realm: terminating and re-enabling sync"),
    ])

  /// Judges the names of the source's databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    let observed = DeviceSync.databases(of: evidence.source)
    guard let names = judgement.value(of: observed, subject, "the list of databases of the source") else {
      return judgement
    }
    for name in names {
      judgement.add(
        Finding(.warn, Subject(.source, namespace: name), "The source holds \(name), a database of Device Sync."))
    }
    if names.isEmpty {
      judgement.add(Finding(.pass, subject, "The source holds no database of Device Sync."))
    } else {
      judgement.suggest(
        Remedy(
          .source,
          "Terminate sync in the app, as the checklist device-sync says; then look whether the databases are gone.",
          command: "db.adminCommand({ listDatabases: 1, nameOnly: true, filter: { name: /^__realm_sync/ } })"))
    }
    return judgement
  }
}
