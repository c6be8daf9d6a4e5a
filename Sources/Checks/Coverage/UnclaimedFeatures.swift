public import Evidence
public import Findings

/// Every feature of what is copied must be one that some check of the checklist judges, or that has no known limit.
public struct UnclaimedFeatures: Check {
  private let claimed: Set<Feature>

  /// Makes the check.
  ///
  /// - Parameter claims: the features that the checklist's other checks judge.
  public init(besides claims: some Sequence<Feature>) { claimed = Set(claims) }

  /// What it judges and why.
  public let about = About(
    id: "unclaimed-features",
    title: "No feature that no check knows",
    rule: """
      Every type and option of a collection, every kind of key and option of an index, and every family of databases \
      on either cluster is judged by a check of this checklist, or is one that mongosync's documentation sets no limit. \
      What a namespace filter leaves out does not count.
      """,
    rationale: """
      mongosync does not check whether its limitations are kept, and neither they nor the server's features stand \
      still. What no check knows may not be copied, or copied otherwise than it was; to say nothing of it would read \
      as a pass.
      """,
    reads: ["listDatabases", "the catalog ($listCatalog or listCollections and listIndexes)", "the plan"],
    privileges: ["listing databases, collections and indexes (clusterMonitor and readAnyDatabase)"],
    remedy: "Read what mongosync's documentation says of the feature, and compare it on both clusters afterwards.",
    citations: [
      Citation("G-01", "MongoDB docs, mongosync 1.21: reference/limitations, which mongosync does not check"),
      Citation("G-01", "MongoDB docs, mongosync 1.21: reference/limitations, configuration of the environment"),
    ]
  )

  /// Judges the catalogs of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let scope = MigrationScope(evidence.plan)
    for cluster in evidence.clusters { judge(cluster, scope, &judgement) }
    if judgement.outcome == .warn {
      judgement.suggest(
        Remedy(
          nil,
          """
          Read in mongosync's documentation, for the version in hand, whether these features are migrated, and \
          compare them on both clusters once the sync is committed.
          """))
    }
    return judgement
  }

  private func judge(_ cluster: ClusterEvidence, _ scope: MigrationScope, _ judgement: inout Judgement) {
    let subject = Subject(cluster.role)
    judgement.cite(cluster.databases.evidence)
    let what = "the collections of the \(cluster.role.rawValue)"
    guard let collections = judgement.value(of: cluster.collections, subject, what) else { return }
    let sightings = FeatureSightings(of: cluster, collections, within: scope)
    let unknown = sightings.features.filter { feature in
      !feature.isPlain && claimed.isDisjoint(with: [feature, .every(feature.kind)])
    }
    for feature in unknown {
      let namespaces = sightings.namespaces[feature] ?? []
      judgement.add(
        Finding(
          .warn, subject, "No check of this checklist judges \(feature.words), which the \(cluster.role.rawValue) has.",
          explanation: "Seen on \(Self.list(namespaces))."))
    }
    if unknown.isEmpty {
      judgement.add(
        Finding(
          .pass, subject, "The \(cluster.role.rawValue) has no feature that no check of this checklist judges."))
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }
}
