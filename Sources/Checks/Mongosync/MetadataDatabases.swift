public import Evidence
public import Findings

/// mongosync's metadata must still be on the destination for a reverse.
public struct MetadataDatabases: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "metadata-databases",
    title: "mongosync's metadata is still there",
    rule: "The destination holds a metadata database of mongosync itself; its verifier's databases alone do not count.",
    rationale: """
      A reverse continues from the metadata of the committed sync. The clean-up that follows a migration drops it, and \
      with it the possibility to reverse.
      """,
    reads: ["listDatabases"],
    privileges: ["listDatabases on the cluster (clusterMonitor or readAnyDatabase)"],
    claims: [.databaseFamily(.mongosync)],
    remedy: "None: metadata that was dropped cannot be put back; a new migration is needed.",
    citations: [
      Citation("V-09", "MongoDB docs, mongosync 1.20: removing the metadata databases"),
      Citation("V-09", "MongoDB docs, mongosync 1.13: mongosync-behavior; migration-name-limitation"),
    ])

  /// Judges the names of the destination's databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.destination
    let subject = Subject(cluster.role)
    guard let names = judgement.value(of: cluster.databases, subject, "the list of databases") else { return judgement }
    let named = names.filter { DatabaseFamily(ofDatabase: $0) == .mongosync }
    let found = named.filter { cluster.isSurelyOfMongosync($0) == true }
    if found.isEmpty {
      for name in named { judgement.doubtOwner(of: name, on: cluster) }
    }
    for name in found {
      judgement.add(
        Finding(
          .pass, Subject(cluster.role, namespace: name), "The destination holds \(name), a database of mongosync.",
          explanation: "It must stay as long as the sync may be reversed."))
    }
    if named.isEmpty {
      judgement.add(Finding(.fail, subject, "The destination holds no metadata database of mongosync."))
      judgement.suggest(
        Remedy(nil, "This sync cannot be reversed any more: start a new migration in the other direction instead."))
    }
    return judgement
  }
}
