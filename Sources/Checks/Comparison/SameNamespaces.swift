public import Evidence
public import Findings

/// The destination must have the same user databases, collections and views as the source.
public struct SameNamespaces: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-namespaces",
    title: "Same databases, collections and views",
    rule: """
      Every collection and view of the source's user databases is on the destination, as the same type, and the \
      destination has no other; with preExistingDestinationData it may. Collections named system. and databases of \
      Device Sync are not compared. With a namespace filter, whether what is missing was meant to be is unknown.
      """,
    rationale: """
      A collection that is missing was not migrated, and an application that writes to it makes it anew, empty and \
      without options. One too many is a leftover, or was made by an application in the meantime.
      """,
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.every(.collectionType)],
    remedy: "Find out why, then copy what is missing by other means or start a new migration.",
    citations: [
      Citation("E-07", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-07", "MongoDB docs, mongosync 1.21: limitations; limitations of filtered sync"),
    ])

  /// Judges the names and types of what both clusters hold.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let isFiltered = judgement.isFiltered(evidence)
    judgeTypes(catalogs, &judgement)
    for gap in NamespaceGap.gaps(of: catalogs.source, in: catalogs.destination) {
      judgeMissing(gap, isFiltered: isFiltered, &judgement)
    }
    if evidence.plan.preExistingDestinationData != true {
      for gap in NamespaceGap.gaps(of: catalogs.destination, in: catalogs.source) {
        judgement.add(
          Finding(
            .fail, Subject(.destination, namespace: gap.name), "\(gap.what) is on the destination only.",
            explanation: "It is a leftover of something else, or an application made it since the cutover."))
        judgement.suggest(Self.findOwner)
      }
    }
    if catalogs.source.isEmpty {
      judgement.add(Finding(.warn, Subject(.source), "The source holds no user collection: nothing was compared."))
    }
    let count = Wording.count(catalogs.twins.count, "collection or view", "collections and views")
    judgement.conclude(
      comparing: catalogs.source.count, "Both clusters hold the same \(count), by name and type.",
      orElse: "The source holds no user collection.")
    return judgement
  }

  private func judgeTypes(_ catalogs: CatalogPair, _ judgement: inout Judgement) {
    guard catalogs.twins.count < catalogs.source.count else { return }
    let types = Dictionary(catalogs.destination.map { ($0.namespace, $0.type) }) { first, _ in first }
    for original in catalogs.source {
      guard let type = types[original.namespace], type != original.type else { continue }
      judgement.add(
        Finding(
          .fail, Subject(namespace: original.namespace),
          "\(original.namespace) is a \(original.type) on the source and a \(type) on the destination."))
      judgement.suggest(.copyAgain)
    }
  }

  private func judgeMissing(_ gap: NamespaceGap, isFiltered: Bool, _ judgement: inout Judgement) {
    let subject = Subject(.source, namespace: gap.name)
    if isFiltered {
      judgement.add(
        Finding(
          .unknown, subject, "\(gap.what) is on the source only, and the namespace filter may have left it out.",
          explanation: "The filter itself is not known to this audit.", canBeSettled: true))
      judgement.suggest(Self.readFilter)
    } else {
      judgement.add(
        Finding(
          .fail, subject, "\(gap.what) is on the source only.",
          explanation: gap.holdsTimeSeries ? "mongosync does not migrate time-series collections." : ""))
      judgement.suggest(.copyAgain)
    }
  }

  private static let readFilter = Remedy(
    nil, "Compare what is named with includeNamespaces and excludeNamespaces of the start request.",
    settlesUnknown: true)

  private static let findOwner = Remedy(
    .destination, "Find out who made what only the destination has, and whether the application needs it.")
}

extension Judgement {
  /// Whether a namespace filter is in force, by mongosync's metadata or the plan; what neither tells is read as no.
  fileprivate mutating func isFiltered(_ evidence: Evidence) -> Bool {
    let metadata = evidence.destination.mongosyncMetadata
    cite(metadata.evidence)
    return evidence.plan.filtered == true || metadata.value?.contains { $0.isFiltered == true } == true
  }
}
