package import Evidence

/// What mongosync does only from some version on.
package enum MongosyncFeature {
  /// A start request may include namespaces.
  case filters
  /// Capped collections are copied.
  case copiesCappedCollections
  /// A start request may exclude namespaces, and name them by regular expressions.
  case filtersByExpression
  /// An index that a shard lacks is an error instead of being left out.
  case refusesUnevenIndexes
  /// Ranges bound to zones on the destination are refused.
  case refusesZones
  /// Making a capped collection during a migration needs `--enableCappedCollectionHandling`.
  case takesCappedCollectionFlag
  /// Large collections with `_id`s in random order are recognised.
  case detectsRandomIDs
  /// The destination may run a newer release series than the source.
  case migratesAcrossVersions
  /// The embedded verifier checks migrations between replica sets.
  case verifiesReplicaSets
  /// The embedded verifier checks migrations to and from sharded clusters.
  case verifiesShardedClusters
  /// The embedded verifier checks views, options and indexes as well.
  case verifiesMetadata
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
  /// The verifier reports stream hashing only when it is there.
  case reportsHashingInTime
  /// Collections with a collation are not supported on sharded clusters, sharded or not.
  case refusesUnshardedCollations
  /// The flag `--hotDocIDs` exists, and is lost on a reverse.
  case takesHotDocumentIDs
  /// Indexes can be built after the copy.
  case buildsIndexesAfterCopy
  /// Indexes are built after the copy unless the start request says otherwise.
  case buildsIndexesAfterCopyByDefault
  /// `canCommit` stays false until the verifier is ready.
  case holdsCommitForVerifier
  /// Writes to the source that are noticed during the commit make the migration fail.
  case failsOnWritesDuringCommit
  /// The progress tells warnings, the time left in the oplog, and how far indexes are built.
  case tellsWarnings
  /// `canCommit` is false while mongosync or its verifier is more than 30 seconds behind.
  case holdsCommitForLag

  /// The first version of mongosync with it.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.1, 1.3, 1.6, 1.7, 1.9 to 1.13, 1.15 to 1.22;
  /// reference/permissions 1.22.
  var since: ReleaseVersion {
    switch self {
    case .filters: ReleaseVersion(1, 1)
    case .copiesCappedCollections: ReleaseVersion(1, 3)
    case .filtersByExpression: ReleaseVersion(1, 6)
    case .migratesAcrossVersions: ReleaseVersion(1, 7)
    case .verifiesReplicaSets: ReleaseVersion(1, 9)
    case .verifiesShardedClusters: ReleaseVersion(1, 10)
    case .blocksDestinationOnly: ReleaseVersion(1, 11)
    case .namesWriteBlocking: ReleaseVersion(1, 12)
    case .allowsBalancerOutsideFilter: ReleaseVersion(1, 13)
    case .refusesUnevenIndexes: ReleaseVersion(1, 14)
    case .acceptsExistingData, .reportsHashingInTime, .verifiesMetadata: ReleaseVersion(1, 15)
    case .buildsIndexesAfterCopy: ReleaseVersion(1, 16)
    case .stopsBalancers, .refusesBalancingWindow, .holdsCommitForVerifier, .failsOnWritesDuringCommit,
      .buildsIndexesAfterCopyByDefault:
      ReleaseVersion(1, 17)
    case .ignoresAtlasInternalDatabases, .takesHotDocumentIDs, .skipsPrivilegesWithoutUsers, .detectsRandomIDs:
      ReleaseVersion(1, 18)
    case .tellsWarnings, .refusesUnshardedCollations: ReleaseVersion(1, 19)
    case .blocksWritesByItself, .needsDestinationUsers, .refusesZones, .takesCappedCollectionFlag: ReleaseVersion(1, 20)
    case .holdsCommitForLag: ReleaseVersion(1, 21)
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
