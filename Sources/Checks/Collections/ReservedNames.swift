public import Evidence
public import Findings

/// No application should keep its data in a database under a reserved name.
public struct ReservedNames: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "reserved-names",
    title: "No data under reserved names",
    rule: """
      No database of the source but __mdb_internal_atlas bears a name that is reserved for mongosync, its verifiers \
      or Atlas, unless it is what its name says.
      """,
    rationale: """
      From 1.18 on mongosync passes over every database named __mdb_internal*; that it passes over the names of its \
      own metadata too is to be expected. Data of an application under such a name would not be copied.
      """,
    reads: ["listDatabases"],
    privileges: ["listDatabases on the cluster (clusterMonitor or readAnyDatabase)"],
    claims: [.atlasInternal, .mongosync, .embeddedVerifier, .migrationVerifier].map(Feature.databaseFamily),
    remedy: "If an application keeps data there, move it into a database of another name before the start.",
    citations: [Citation("C-33", "MongoDB docs, mongosync 1.17 and 1.18: Atlas-internal databases")])

  /// Judges the names of the source's databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    let what = "the list of databases"
    guard let names = judgement.value(of: evidence.source.databases, subject, what) else { return judgement }
    for name in names where name != "__mdb_internal_atlas" {
      let family = DatabaseFamily(ofDatabase: name)
      guard ![.system, .user, .deviceSync].contains(family) else { continue }
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: name),
          "The source holds \(name), by its name a database of \(family.owner), which is not copied.",
          explanation: "That matters only if an application keeps its data there."))
      judgement.suggest(
        Remedy(
          .source, "Look whether \(name) holds data of an application.",
          command: "\(ShellText.database(name)).getCollectionNames()"))
    }
    judgement.passIfSilent("No database of the source bears a reserved name.")
    return judgement
  }
}
