public import Findings

/// The features of one cluster, with the namespaces that have them.
public struct FeatureSightings: Hashable, Sendable {
  /// The cluster.
  public let cluster: ClusterRole
  /// The namespaces with each feature, in the order of their names; of a family of databases, the databases.
  public let namespaces: [Feature: [String]]

  /// Gathers the features of a cluster whose collections were seen.
  ///
  /// In the databases of mongosync and of the like only the family counts: their collections are not migrated.
  ///
  /// - Parameters:
  ///   - cluster: what was seen of the cluster.
  ///   - collections: its collections.
  ///   - scope: what the migration copies, to leave out what it does not; nothing to gather all there is.
  public init(of cluster: ClusterEvidence, _ collections: [CollectionEvidence], within scope: MigrationScope? = nil) {
    self.cluster = cluster.role
    var namespaces: [Feature: [String]] = [:]
    let databases = Set((cluster.databases.value ?? []) + collections.map(\.database))
    for database in databases.sorted() {
      let family = DatabaseFamily(ofDatabase: database)
      let isCopied = scope.map { !family.isMigrated || $0.touches(database) } ?? true
      if family != .system && isCopied { namespaces[.databaseFamily(family), default: []].append(database) }
    }
    for collection in collections.sorted(by: { $0.namespace < $1.namespace })
    where DatabaseFamily(ofDatabase: collection.database).isMigrated && scope?.includes(collection) ?? true {
      for feature in collection.features { namespaces[feature, default: []].append(collection.namespace) }
    }
    self.namespaces = namespaces
  }

  /// Its features, from the database to the index.
  public var features: [Feature] { namespaces.keys.sorted() }
}

extension DatabaseFamily {
  /// Whether its databases are such as mongosync does not keep for itself or pass over.
  fileprivate var isMigrated: Bool {
    switch self {
    case .user, .deviceSync: true
    case .system, .mongosync, .embeddedVerifier, .migrationVerifier, .atlasInternal: false
    }
  }
}
