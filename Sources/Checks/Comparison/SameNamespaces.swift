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
      destination has no other; with preExistingDestinationData it may, and views are not copied. Collections named system. (mongosync itself \
      leaves system.profile and an empty system.views on the destination), databases of Device \
      Sync and what the plan's namespace filter leaves out are not compared. Where a filter is known of but not what \
      it is, whether what is missing was meant to be is unknown. Temporary collections of an operation, of a \
      resharding, of a drop, and buckets without their time series are warnings and are not compared.
      """,
    rationale: """
      A collection that is missing was not migrated, and an application that writes to it makes it anew, empty and \
      without options. One too many is a leftover, or was made by an application in the meantime.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "find globalState in mongosync's metadata", "the plan"],
    privileges: ["listing collections and find on the metadata databases (clusterMonitor and readAnyDatabase)"],
    claims: [.every(.collectionType), .collectionOption("temp")],
    remedy: "Find out why, then copy what is missing by other means or start a new migration.",
    citations: [
      Citation("E-07", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-07", "MongoDB docs, mongosync 1.21: limitations; limitations of filtered sync"),
      Citation("E-07", "MongoDB docs, mongosync 1.15: start, preExistingDestinationData"),
      Citation("E-07", "MongoDB docs, mongosync 1.21: mongosync-behavior, system.profile and system.views"),
    ])

  /// Judges the names and types of what both clusters hold.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    for cluster in evidence.clusters {
      judgement.warnOfEntriesInPassing(
        in: cluster.collections.value ?? [], on: cluster.role, within: MigrationScope(evidence.plan))
    }
    let doubt = judgement.doubtOfFilter(evidence)
    judgeTypes(catalogs, &judgement)
    let missing = NamespaceGap.gaps(
      of: catalogs.source, in: catalogs.destination + catalogs.leftOut.destination, isFiltered: catalogs.isFiltered)
    let hasDataOfItsOwn = evidence.plan.preExistingDestinationData == true
    for gap in missing {
      if hasDataOfItsOwn, gap.holdsOnlyViews {
        judgement.add(Self.leftOutView(gap))
      } else {
        judgeMissing(gap, doubt, &judgement)
      }
    }
    if !hasDataOfItsOwn {
      let added = NamespaceGap.gaps(
        of: catalogs.destination, in: catalogs.source + catalogs.leftOut.source, isFiltered: catalogs.isFiltered)
      for gap in added {
        judgement.add(
          Finding(
            .fail, Subject(.destination, namespace: gap.name), "\(gap.what) is on the destination only.",
            explanation: gap.hasLookalike
              ? gap.confusion : "It is a leftover of something else, or an application made it since the cutover.",
            amount: Amount(gap.count, .namespaces)))
        judgement.suggest(Self.findOwner)
      }
    }
    if catalogs.source.isEmpty {
      let what = catalogs.isFiltered ? "no user collection within the plan's filter" : "no user collection"
      judgement.add(Finding(.warn, Subject(.source), "The source holds \(what): nothing was compared."))
    }
    let count = Wording.count(catalogs.twins.count, "collection or view", "collections and views")
    judgement.conclude(
      comparing: catalogs.source.count, "Both clusters hold the same \(count), by name and type.",
      orElse: "The source holds no user collection.", in: catalogs)
    return judgement
  }

  private func judgeTypes(_ catalogs: CatalogPair, _ judgement: inout Judgement) {
    guard catalogs.twins.count < catalogs.source.count else { return }
    let types = Dictionary(catalogs.destination.map { (ExactText($0.namespace), $0.type) }) { first, _ in first }
    for original in catalogs.source {
      guard let type = types[ExactText(original.namespace)], type != original.type else { continue }
      judgement.add(
        Finding(
          .fail, Subject(namespace: original.namespace),
          "\(original.namespace) is a \(original.type) on the source and a \(type) on the destination."))
      judgement.suggest(.copyAgain)
    }
  }

  private func judgeMissing(_ gap: NamespaceGap, _ doubt: String?, _ judgement: inout Judgement) {
    let subject = Subject(.source, namespace: gap.name)
    if let doubt {
      judgement.add(
        Finding(
          .unknown, subject, "\(gap.what) is on the source only, and the namespace filter may have left it out.",
          explanation: doubt, canBeSettled: true))
      judgement.suggest(.compareWithFilter)
    } else {
      judgement.add(
        Finding(
          .fail, subject, "\(gap.what) is on the source only.",
          explanation: gap.holdsTimeSeries
            ? "mongosync does not migrate time-series collections." : gap.confusion,
          amount: Amount(gap.count, .namespaces)))
      judgement.suggest(.copyAgain)
    }
  }

  private static func leftOutView(_ gap: NamespaceGap) -> Finding {
    Finding(
      .warn, Subject(.source, namespace: gap.name), "\(gap.what) is on the source only.",
      explanation: "With preExistingDestinationData mongosync copies no views; make it anew if it is needed.",
      amount: Amount(gap.count, .namespaces))
  }

  private static let findOwner = Remedy(
    .destination, "Find out who made what only the destination has, and whether the application needs it.")
}

extension Remedy {
  /// Looking up whether the namespace filter leaves out what is missing.
  static let compareWithFilter = Remedy(
    nil, "Compare what is named with includeNamespaces and excludeNamespaces of the start request.",
    settlesUnknown: true)
}

extension Judgement {
  /// Why it cannot be told what a namespace filter leaves out; nothing where the plan tells it, or there is none.
  ///
  /// Whether there is one is told by mongosync's metadata and the plan; what neither tells is read as no.
  ///
  /// - Parameter evidence: the destination's metadata, and the plan.
  /// - Returns: the reason; nil where the filter is known or there is none.
  mutating func doubtOfFilter(_ evidence: Evidence) -> String? {
    let metadata = evidence.destination.mongosyncMetadata
    cite(metadata.evidence)
    let told = (metadata.value ?? []).compactMap(\.isFiltered)
    let entries = evidence.plan.includeNamespaces + evidence.plan.excludeNamespaces
    guard !entries.isEmpty else {
      let isFiltered = evidence.plan.filtered == true || told.contains(true)
      return isFiltered ? "The filter itself is not known to this audit." : nil
    }
    if told.contains(false) {
      add(
        Finding(
          .warn, Subject(.destination), "The plan has a namespace filter, and mongosync's metadata says there is none.",
          explanation: "What that filter leaves out was not compared; correct the plan."))
    }
    let unread = entries.flatMap(\.expressions).first { !MigrationScope.understands($0) }
    return unread.map { "The regular expression \($0.pattern) of the filter could not be read here." }
  }
}
