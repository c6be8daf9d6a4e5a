public import Evidence
public import Findings

/// Users and options that Device Sync leaves on the source should be known.
public struct DeviceSyncTraces: Check {
  /// Makes the check.
  public init() {}

  /// Collections with their options, and users.
  public let questions: Questions = [.catalog, .accounts]

  /// What it judges and why.
  public let about = About(
    id: "device-sync-traces",
    title: "Traces of Device Sync on the source",
    rule: """
      No user of the source is named mongodb-realm- and an app's id. Collections that keep pre-images are told: Device \
      Sync turns that on, and so do others.
      """,
    rationale: "Such a user means that an app is still linked to the cluster, whose sync may be on.",
    reads: ["usersInfo of all databases", "the catalog ($listCatalog or listCollections)"],
    privileges: [
      "viewUser on the cluster and find on admin.system.roles (userAdminAnyDatabase)",
      "listing collections (clusterMonitor and readAnyDatabase)",
    ],
    claims: [.collectionOption("changeStreamPreAndPostImages"), .collectionOption("recordPreImages")],
    remedy: "Look the app up in App Services, and unlink the cluster from it.",
    citations: [
      Citation("X-01", "MongoDB docs, App Services: internal database usage"),
      Citation("X-02", "MongoDB docs, App Services: pause or terminate sync"),
    ])

  /// Judges the source's users, and tells of its collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    let accounts = evidence.source.accounts
    if let users = judgement.value(of: accounts, subject, "the users of the source", canBeSettled: true)?.users {
      let linked = users.filter { $0.name.hasPrefix("mongodb-realm-") }
      for user in linked {
        judgement.add(Finding(.warn, subject, "The source has the user \(user.name), which an app connects as."))
        judgement.suggest(Remedy(nil, "Look up the app of \(user.name) in App Services, and unlink this cluster."))
      }
      if linked.isEmpty { judgement.add(Finding(.pass, subject, "No user of the source is named as an app's.")) }
    } else {
      judgement.suggest(
        Remedy(
          .source, "List the users as somebody who may see them; none may be named mongodb-realm- and an app's id.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: { forAllDBs: true } })", settlesUnknown: true))
    }
    guard let collections = judgement.value(of: evidence.source.collections, subject, "the collections of the source")
    else { return judgement }
    for collection in collections where collection.keepsPreImages {
      judgement.add(
        Finding(
          .pass, Subject(.source, namespace: collection.namespace), "\(collection.namespace) keeps pre-images.",
          explanation: "Device Sync turns this on for the collections that it synchronises; others may have."))
    }
    return judgement
  }
}
