public import Evidence
public import Findings

/// mongosync's metadata should be gone once nothing can be reversed any more, and not before.
public struct MetadataCleanedUp: Check {
  /// Makes the check.
  public init() {}

  /// The collections, which tell mongosync's databases from others of such a name.
  public let questions: Questions = .catalog

  /// What it judges and why.
  public let about = About(
    id: "metadata-cleaned-up",
    title: "mongosync's metadata cleaned up",
    rule: """
      After a migration that is not reversible neither cluster holds a database of mongosync or of a verifier. As \
      long as the sync may be reversed, they must stay.
      """,
    rationale: """
      A later mongosync resumes from metadata that it finds instead of waiting for a start request. Dropped too early, \
      it takes the possibility to reverse with it.
      """,
    reads: ["listDatabases", "find globalState in mongosync's metadata databases", "the plan"],
    privileges: ["listDatabases on the cluster and find on the metadata databases (clusterMonitor, readAnyDatabase)"],
    claims: [.databaseFamily(.mongosync), .databaseFamily(.embeddedVerifier), .databaseFamily(.migrationVerifier)],
    remedy: "Drop the databases named, once the migration is finished for good.",
    citations: [
      Citation("F-18", "MongoDB docs, mongosync 1.20: remove-metadata-databases"),
      Citation("E-16", "MongoDB docs, mongosync 1.13: mongosync-behavior; migration-name-limitation"),
    ])

  /// Judges the names of all databases on both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let reversibility = Reversibility(evidence, &judgement)
    for cluster in evidence.clusters {
      let what = "the list of databases of the \(cluster.role.rawValue)"
      guard let names = judgement.value(of: cluster.databases, Subject(cluster.role), what) else { continue }
      let left = names.filter { name in
        [.mongosync, .embeddedVerifier, .migrationVerifier].contains(DatabaseFamily(ofDatabase: name))
      }
      for name in left {
        if DatabaseFamily(ofDatabase: name) == .mongosync, cluster.isSurelyOfMongosync(name) != true {
          judgement.doubtOwner(of: name, on: cluster)
        } else {
          judge(name, on: cluster, reversibility, evidence, &judgement)
        }
      }
      if left.isEmpty { judgeAbsence(on: cluster.role, reversibility, &judgement) }
    }
    return judgement
  }

  private func judge(
    _ name: String, on cluster: ClusterEvidence, _ reversibility: Reversibility, _ evidence: Evidence,
    _ judgement: inout Judgement
  ) {
    let role = cluster.role
    let subject = Subject(role, namespace: name)
    let family = DatabaseFamily(ofDatabase: name)
    let seen = "The \(role.rawValue) holds \(name), a database of \(family.owner)"
    switch reversibility {
    // migration-verifier's metadata serves no reverse.
    case .final,
      .reversible where family == .migrationVerifier, .unknown where family == .migrationVerifier:
      judgement.add(Finding(.warn, subject, "\(seen)."))
      judgement.suggestDrop(
        name, on: cluster, .afterMigration, evidence, caution: "once the migration is finished for good")
    case .reversible:
      judgement.add(
        Finding(
          .pass, subject, "\(seen), which must stay as long as this sync may be reversed.",
          explanation: "Drop it when a reverse is given up."))
    case .unknown:
      judgement.add(
        Finding(.unknown, subject, "\(seen); whether it must stay depends on whether this sync may be reversed."))
      judgement.suggest(Reversibility.stateIt)
    }
  }

  private func judgeAbsence(on role: ClusterRole, _ reversibility: Reversibility, _ judgement: inout Judgement) {
    let subject = Subject(role)
    if reversibility == .reversible && role == .destination {
      judgement.add(
        Finding(
          .warn, subject, "The destination holds no metadata of mongosync, though this sync was to be reversible.",
          explanation: "Without it the sync cannot be reversed any more."))
    } else {
      judgement.add(Finding(.pass, subject, "The \(role.rawValue) holds no metadata of mongosync or of a verifier."))
    }
  }
}
