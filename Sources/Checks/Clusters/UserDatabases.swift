public import Evidence
public import Findings

/// No user database may be left on the destination before a start.
public struct UserDatabases: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "user-databases",
    title: "No user databases on the destination",
    rule: """
      The destination holds no user database; those of Atlas Device Sync count as such. With \
      preExistingDestinationData they are a warning. Atlas's own databases do not matter from mongosync 1.18 on; \
      before, they must hold no collection.
      """,
    rationale: "mongosync refuses a destination that holds data, or runs into namespaces that are there already.",
    reads: ["listDatabases", "the catalog ($listCatalog or listCollections)"],
    privileges: ["listDatabases and listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.databaseFamily(.deviceSync), .databaseFamily(.atlasInternal)],
    remedy: "Drop the databases that mongosync made in the earlier run, then list the databases again.",
    citations: [
      Citation("P-21", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("R-05", "MongoDB docs, mongosync: restart procedure, step 5"),
      Citation("R-05", "MongoDB docs, mongosync 1.17 and 1.18: Atlas-internal databases"),
      Citation("R-05", "MongoDB docs, mongosync 1.21: reference/api/start, preExistingDestinationData"),
    ])

  /// Judges the names of the destination's databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.destination
    let subject = Subject(cluster.role)
    guard let names = judgement.value(of: cluster.databases, subject, "the list of databases") else { return judgement }
    var users = 0
    for name in names {
      switch DatabaseFamily(ofDatabase: name) {
      case .user, .deviceSync:
        users += 1
        judgeUser(name, evidence, &judgement)
      case .atlasInternal: judgeAtlas(name, evidence, &judgement)
      case .system, .mongosync, .embeddedVerifier, .migrationVerifier: break
      }
    }
    if users == 0 {
      judgement.add(Finding(.pass, subject, "The destination holds no user database."))
    } else {
      refuseContradictions(evidence, &judgement)
      judgement.suggest(
        Remedy(
          cluster.role,
          """
          List the databases again; on a sharded cluster drop once more what is still listed. Change nothing in admin, \
          config and local, which belong to the server, unless MongoDB's support says how.
          """,
          command: "db.adminCommand({ listDatabases: 1, nameOnly: true })"))
    }
    return judgement
  }

  private func refuseContradictions(_ evidence: Evidence, _ judgement: inout Judgement) {
    for instance in evidence.mongosync { judgement.cite(instance.progress.evidence) }
    judgement.cite(evidence.source.databases.evidence)
    judgement.cite(evidence.destination.mongosyncMetadata.evidence)
    let reasons = DropGate.objections(to: .beforeStart, evidence)
    guard !reasons.isEmpty else { return }
    judgement.add(
      Finding(
        evidence.source.databases.value == nil ? .unknown : .fail, Subject(),
        "The clusters look swapped, or a migration is under way or committed: \(Wording.list(reasons)).",
        explanation: "The destination holds user data, so no command that drops it is printed."))
  }

  private func judgeUser(_ name: String, _ evidence: Evidence, _ judgement: inout Judgement) {
    let owner = DatabaseFamily(ofDatabase: name).owner
    let isPlanned = evidence.plan.preExistingDestinationData == true
    judgement.add(
      Finding(
        isPlanned ? .warn : .fail, Subject(.destination, namespace: name),
        "The destination holds \(name), a database of \(owner).",
        explanation: isPlanned
          ? "The plan says preExistingDestinationData; whether an earlier run made this database cannot be told." : ""))
    judgement.suggestDrop(
      name, on: evidence.destination, .beforeStart, evidence,
      caution: isPlanned ? "only if the earlier run made it" : "once it is certain that this is the destination")
  }

  private func judgeAtlas(_ name: String, _ evidence: Evidence, _ judgement: inout Judgement) {
    let subject = Subject(.destination, namespace: name)
    let ignores = evidence.plan.mongosyncHas(.ignoresAtlasInternalDatabases)
    if ignores == true {
      judgement.add(
        Finding(.pass, subject, "The destination holds \(name), a database of Atlas, which mongosync passes over."))
      return
    }
    let what = "whether \(name), a database of Atlas, holds collections"
    guard let collections = judgement.value(of: evidence.destination.collections, subject, what) else { return }
    if !collections.contains(where: { $0.database.isExactly(name) }) {
      judgement.add(Finding(.pass, subject, "\(name), a database of Atlas, holds no collection."))
    } else if ignores == false {
      judgement.add(
        Finding(
          .fail, subject, "The destination holds \(name), a database of Atlas, which mongosync before 1.18 refuses."))
      judgement.suggest(Remedy(nil, "Use mongosync 1.18 or later, which passes over the databases of Atlas."))
    } else {
      judgement.add(
        Finding(
          .unknown, subject, "Whether mongosync accepts \(name), a database of Atlas, depends on its version.",
          explanation: "Version 1.18 and later pass over it; earlier ones refuse a destination that holds it."))
      judgement.suggest(Remedy(nil, "Give the version of mongosync with --mongosync-version."))
    }
  }
}
