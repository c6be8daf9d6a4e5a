public import Evidence
public import Findings

/// A comparison of documents must cover every user collection, or say which it leaves out.
public struct VerifiedScope: Check {
  /// Makes the check.
  public init() {}

  /// The catalog, and what is in the servers' own databases.
  public let questions: Questions = .catalog

  /// What it judges and why.
  public let about = About(
    id: "verified-scope",
    title: "Every user collection is compared",
    rule: """
      Every collection of an application on either cluster is compared. What the plan's namespace filter leaves out, \
      mongosync does not copy; what an option leaves out, or what lies in admin, config or local, a person accepts by \
      name. Every pattern fits a collection.
      """,
    rationale: """
      A comparison proves nothing of what it leaves out. A pattern with a spelling mistake fits nothing and looks like \
      a comparison of all that was meant.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "listCollections on admin, config and local"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    remedy: "Correct the pattern, compare what was left out as well, or attest that it need not be compared.",
    citations: [
      Citation("E-20", "MongoDB docs, mongosync: reference/verification; limitations, system databases")
    ])

  /// Judges what the comparison covered.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let scope = evidence.verification?.scope else {
      judgement.add(Finding(.unknown, Subject(), "Documents were not compared."))
      return judgement
    }
    for unmatched in scope.unmatched {
      let (pattern, nearest) = (unmatched.pattern, NearestNames.words(unmatched.nearest, to: unmatched.pattern))
      judgement.add(
        Finding(
          .unknown, Subject(),
          "No collection matches \(unmatched.place) \(NearestNames.visible(pattern))\(nearest)."))
    }
    for leftOut in scope.leftOut {
      judgement.add(
        Finding(
          leftOut.isPlanned ? .pass : .unknown, Subject(namespace: leftOut.namespace),
          "\(leftOut.namespace) was not compared: \(leftOut.reason).", canBeSettled: !leftOut.isPlanned))
    }
    for cluster in evidence.clusters {
      guard
        let foreign = judgement.value(
          of: cluster.systemDatabaseCollections, Subject(cluster.role),
          "what applications keep in the servers' own databases of the \(cluster.role.rawValue)")
      else { continue }
      for namespace in foreign {
        judgement.add(
          Finding(
            .unknown, Subject(cluster.role, namespace: namespace),
            "\(namespace) was not compared: it is in a database of the server, which mongosync does not copy.",
            canBeSettled: true))
      }
    }
    if !judgement.findings.contains(where: { $0.outcome < .pass }) {
      judgement.add(
        Finding(
          .pass, Subject(),
          "\(Wording.count(scope.compared, "collection or view", "collections and views")) compared, and no other of an "
            + "application is on either cluster\(scope.leftOut.isEmpty ? "" : " except what the plan leaves out")."))
    } else {
      judgement.suggest(
        Remedy(
          nil,
          "Correct the pattern or compare what was left out as well; where it need not be compared, attest to that."))
    }
    return judgement
  }
}
