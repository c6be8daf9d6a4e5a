import Checks
public import Evidence
public import Findings

extension Coverage {
  /// What of the clusters a checklist looks at.
  ///
  /// - Parameters:
  ///   - evidence: all that was seen.
  ///   - checklist: the checklist.
  public init(of evidence: Evidence, by checklist: Checklist) {
    let claims = checklist.claims
    let sightings = evidence.clusters.compactMap { cluster in
      cluster.collections.value.map { FeatureSightings(of: cluster, $0) }
    }
    self.init(
      catalogs: evidence.clusters.map(Catalog.init),
      features: sightings.flatMap { seen in
        seen.features.map { feature in
          Feature(
            seen.cluster, kind: feature.kind.rawValue, name: feature.name, words: feature.words,
            namespaces: seen.namespaces[feature] ?? [], checks: claims[feature] ?? claims[.every(feature.kind)] ?? [],
            isPlain: feature.isPlain)
        }
      })
  }
}

extension Coverage.Catalog {
  fileprivate init(_ cluster: ClusterEvidence) {
    let collections = cluster.collections.value ?? []
    let counts = Dictionary(collections.map { (ExactText($0.database), 1) }, uniquingKeysWith: +)
    let names = (cluster.databases.value ?? []).exactTexts.union(counts.keys).filter {
      DatabaseFamily(ofDatabase: $0.text) != .system
    }
    self.init(
      cluster.role, gap: cluster.collections.reason,
      databases: names.sorted().map { Database(name: $0.text, namespaces: counts[$0] ?? 0) })
  }
}

extension Checklist {
  /// The checks that claim each feature, in the checklist's order.
  var claims: [Feature: [String]] {
    entries.reduce(into: [:]) { claims, entry in
      guard case .check(let check) = entry else { return }
      for feature in check.about.claims { claims[feature, default: []].append(check.about.id) }
    }
  }
}
