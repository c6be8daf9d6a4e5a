package import Evidence

/// What mongosync does only from some version on.
package enum MongosyncFeature {
  /// The destination may run a newer release series than the source.
  case migratesAcrossVersions
  /// The embedded verifier checks migrations between replica sets.
  case verifiesReplicaSets
  /// The embedded verifier checks migrations to and from sharded clusters.
  case verifiesShardedClusters
  /// Write blocking on the destination alone can be asked for, and is the default.
  case blocksDestinationOnly
  /// Whether mongosync's user may do what it must is not looked at on a cluster without users.
  case skipsPrivilegesWithoutUsers
  /// A destination without any user makes the start fail.
  case needsDestinationUsers
  /// A start is refused when the destination has too little disk space.
  case checksDiskSpace
  /// The source's oplog is read, not only its change streams.
  case readsOplog
  /// A start request may keep data that the destination already holds.
  case acceptsExistingData
  /// Databases of Atlas itself, `__mdb_internal_*`, are passed over.
  case ignoresAtlasInternalDatabases
  /// The balancers of both clusters are stopped before the copy, and 15 minutes waited.
  case stopsBalancers
  /// A balancing window on either cluster makes the start fail.
  case refusesBalancingWindow
  /// A filtered sync allows the source's balancer where migrations are disabled for each filtered collection.
  case allowsBalancerOutsideFilter
  /// Write blocking is named by `none`, `destinationOnly` or `sourceAndDestination` instead of switched.
  case namesWriteBlocking
  /// Write blocking has no parameter: both clusters are blocked as the phase demands.
  case blocksWritesByItself
  /// The flag `--hotDocIDs` exists, and is lost on a reverse.
  case takesHotDocumentIDs

  /// The first version of mongosync with it.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.7, 1.9 to 1.13, 1.15, 1.17, 1.18, 1.20, 1.22; reference/permissions
  /// 1.22.
  var since: ReleaseVersion {
    switch self {
    case .migratesAcrossVersions: ReleaseVersion(1, 7)
    case .verifiesReplicaSets: ReleaseVersion(1, 9)
    case .verifiesShardedClusters: ReleaseVersion(1, 10)
    case .blocksDestinationOnly: ReleaseVersion(1, 11)
    case .namesWriteBlocking: ReleaseVersion(1, 12)
    case .allowsBalancerOutsideFilter: ReleaseVersion(1, 13)
    case .acceptsExistingData: ReleaseVersion(1, 15)
    case .stopsBalancers, .refusesBalancingWindow: ReleaseVersion(1, 17)
    case .ignoresAtlasInternalDatabases, .takesHotDocumentIDs, .skipsPrivilegesWithoutUsers: ReleaseVersion(1, 18)
    case .blocksWritesByItself, .needsDestinationUsers: ReleaseVersion(1, 20)
    case .checksDiskSpace, .readsOplog: ReleaseVersion(1, 22)
    }
  }
}

extension Plan {
  /// Whether the mongosync of this migration has a feature; nothing where the plan does not give its version.
  ///
  /// - Parameter feature: the feature.
  /// - Returns: whether it has it, if that is known.
  package func mongosyncHas(_ feature: MongosyncFeature) -> Bool? {
    mongosyncVersion.map { $0 >= feature.since }
  }
}
