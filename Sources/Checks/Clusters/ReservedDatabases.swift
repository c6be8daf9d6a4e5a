public import Evidence
public import Findings

/// No database of mongosync or its verifiers may be left on either cluster before a start.
public struct ReservedDatabases: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "reserved-databases",
    title: "No metadata of an earlier run",
    rule: """
      Neither cluster holds a database of mongosync or of its embedded verifier, under any of the names used by any \
      version. Metadata of migration-verifier is a warning. One that begins with mdb_internal_ and holds neither globalState \
      nor resumeData may be an application's, and is for a person to settle.
      """,
    rationale: """
      mongosync resumes from metadata it finds instead of waiting for a start request. The documentation names one \
      database; four families exist, and after a reverse they also lie on the original source.
      """,
    reads: ["listDatabases", "the catalog ($listCatalog or listCollections)"],
    privileges: ["listDatabases and listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.databaseFamily(.mongosync), .databaseFamily(.embeddedVerifier), .databaseFamily(.migrationVerifier)],
    remedy: "Drop the databases named, unless the migration they belong to is still to be reversed.",
    citations: [
      Citation("P-20", "MongoDB docs, mongosync 1.20: remove metadata databases"),
      Citation("R-04", "MongoDB docs, mongosync: restart procedure; remove-metadata-databases (1.20)"),
      Citation("R-04", "MongoDB docs, mongosync 1.13: mongosync-behavior; migration-name-limitation"),
    ])

  /// Judges the names of all databases on both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      judge(cluster, evidence, into: &judgement)
    }
    return judgement
  }

  private func judge(_ cluster: ClusterEvidence, _ evidence: Evidence, into judgement: inout Judgement) {
    let subject = Subject(cluster.role)
    guard let names = judgement.value(of: cluster.databases, subject, "the list of databases") else { return }
    var isClean = true
    for name in names {
      let family = DatabaseFamily(ofDatabase: name)
      let outcome: Outcome
      switch family {
      case .mongosync where cluster.isSurelyOfMongosync(name) != true:
        isClean = false
        judgement.doubtOwner(of: name, on: cluster)
        continue
      case .mongosync, .embeddedVerifier: outcome = .fail
      case .migrationVerifier: outcome = .warn
      default: continue
      }
      isClean = false
      judgement.add(
        Finding(
          outcome, Subject(cluster.role, namespace: name),
          "The \(cluster.role.rawValue) holds \(name), a database of \(family.owner)."))
      judgement.suggestDrop(
        name, on: cluster, .beforeStart, evidence, caution: "not while that migration may still be reversed")
    }
    if isClean {
      judgement.add(Finding(.pass, subject, "The \(cluster.role.rawValue) holds none of the reserved databases."))
    }
  }
}
