public import Evidence
public import Findings

/// The destination must hold the collections of the source, whatever mongosync reports.
public struct DestinationHoldsData: Check {
  /// Makes the check.
  public init() {}

  /// All collections of both clusters.
  public let questions: Questions = .catalog

  /// What it judges and why.
  public let about = About(
    id: "destination-holds-data",
    title: "The destination holds what the source holds",
    rule: """
      Every user collection and view of the source that the plan's filter includes is on the destination, by name and \
      type. Time-series collections, and with preExistingDestinationData views, are not migrated. Once the commit has \
      begun applications may drop collections, so only a destination that holds none of them is a failure then.
      """,
    rationale: """
      mongosync reports on its own work only. A destination that is empty, or is another cluster than the one that \
      mongosync writes to, is seen in the clusters themselves; a commit would move the applications to it.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "find globalState in mongosync's metadata", "the plan"],
    privileges: ["listing collections and find on the metadata databases (clusterMonitor and readAnyDatabase)"],
    remedy: "Do not commit. Find out whether the right clusters were given and what the migration includes.",
    citations: [
      Citation("F-19", "MongoDB docs, mongosync: cutover process, step 5; reference/verification"),
      Citation("F-19", "MongoDB docs, mongosync 1.21: limitations; limitations of filtered sync"),
    ])

  /// Compares the names and types of what both clusters hold.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let isMigrated = { (collection: CollectionEvidence) in
      collection.type != "timeseries"
        && !(collection.type == "view" && evidence.plan.preExistingDestinationData == true)
    }
    let expected = catalogs.source.filter(isMigrated)
    let copied = Set(catalogs.twins.map { ExactText($0.namespace) })
    let missing = expected.filter { !copied.contains(ExactText($0.namespace)) }.map(\.namespace)
    guard !expected.isEmpty else {
      judgement.add(
        Finding(
          .warn, Subject(.source), "The source holds no user collection that is migrated: nothing was compared.",
          explanation: catalogs.leftOutInWords))
      return judgement
    }
    guard !missing.isEmpty else {
      let count = Wording.count(expected.count, "collection and view", "collections and views")
      judgement.conclude(
        comparing: expected.count, "The destination holds the source's \(count), by name and type.",
        orElse: "", in: catalogs)
      return judgement
    }
    Self.judgeMissing(missing, of: expected.count, evidence, &judgement)
    return judgement
  }

  private static func judgeMissing(
    _ missing: [String], of expected: Int, _ evidence: Evidence, _ judgement: inout Judgement
  ) {
    let held = expected - missing.count
    let what = """
      The destination holds \(held) of the source's \(Wording.count(expected, "collection and view", "collections and views")); \
      missing by name and type: \(Wording.list(missing)).
      """
    let doubt = judgement.doubtOfFilter(evidence)
    let subject = Subject(.destination)
    let isCommitted: Bool =
      switch CutoverPhase(evidence) {
      case .committing, .committed: true
      case .untold, .unknown, .before: false
      }
    if held > 0, let doubt {
      judgement.add(
        Finding(
          .unknown, subject, what, explanation: "The namespace filter may leave them out. \(doubt)",
          canBeSettled: true, mayPass: true))
      judgement.suggest(.compareWithFilter)
    } else if held > 0, isCommitted {
      judgement.add(
        Finding(
          .warn, subject, what,
          explanation: "An application may have dropped them since; the checklist post-cutover compares everything."))
    } else {
      judgement.add(
        Finding(
          .fail, subject, what,
          explanation: held == 0 ? "This may be another cluster than the one that mongosync writes to." : "",
          mayPass: held > 0))
      judgement.suggest(
        Remedy(
          nil,
          isCommitted
            ? "Keep the source as it is, and point no application at \(evidence.destination.identity)."
            : "Do not send the commit request, and point no application at \(evidence.destination.identity)."))
    }
    judgement.suggest(
      Remedy(
        nil,
        """
        Compare the clusters in mongosync's configuration with those given to the auditor, and its namespace filter \
        with the plan's.
        """))
  }
}
