import Findings

/// What of the printed commands a test carries out, and why the others are not.
enum RemedyTable {
  /// Lines of the comparison that print no command which would settle them, each with the reason.
  static let withoutCommand: [String: String] = [
    "same-namespaces": "what is missing is documents, which no command brings; a database in the way is for its owner",
    "same-collection-options": "no server changes these options of a collection that exists",
    "same-collations": "no server changes the collation of a collection that exists",
    "same-stored-functions": "the commands show the function; storing it is for a person who has read it",
    "same-roles": "the command shows the role on the source; what it may do is for a person to decide",
    "historical-bugs": "which documents a past mongosync harmed, only a comparison of them shows",
  ]

  /// Whether a command only shows something, so that carrying it out settles nothing.
  static func onlyShows(_ remedy: Remedy) -> Bool {
    guard let command = remedy.command else { return false }
    let verbs = [
      "usersInfo", ".find(", ".findOne(", ".getRole(", "listDatabases", "getParameter", "$currentOp", "$indexStats",
      ".getIndexes()", ".validate(", "planCacheListFilters", "db.hello()", "getSearchIndexes", "getCollectionNames",
      "directConnection=true",
    ]
    return verbs.contains { command.contains($0) }
  }

  /// Whether the table says of a printed command that a test carries it out.
  static func isCarriedOut(_ command: String) -> Bool {
    rows.contains { row in
      guard case .carriedOut = row.fate else { return false }
      return command.contains(row.fragment)
    }
  }

  /// What becomes of a command in the tests.
  enum Fate: Sendable, Equatable {
    /// It is carried out as printed on a real server, and the line of this id passes afterwards.
    case carriedOut(by: String)
    /// It shows something and changes nothing.
    case shows
    /// It cannot be carried out here, for this reason.
    case notCarriedOut(String)
  }

  /// One place of the sources that prints a command.
  struct Row: Sendable {
    /// The file, by its name.
    let file: String
    /// A part of the command as the source has it.
    let fragment: String
    /// What becomes of it.
    let fate: Fate

    init(_ file: String, _ fragment: String, _ fate: Fate) {
      self.file = file
      self.fragment = fragment
      self.fate = fate
    }
  }

  /// Every place that prints a command.
  static let rows: [Row] = [
    Row("Cutover+Steps.swift", "$querySettings", .shows), Row("Preflight+Steps.swift", "ulimit -n", .shows),
    Row("DestinationHardware.swift", "hostInfo", .shows),
    Row("CatalogEntryState+Findings.swift", "reshardingOperations", .shows),
    Row("CatalogEntryState+Findings.swift", ".find().limit", .shows),
    Row("ClusterEvidence+Metadata.swift", "getCollectionInfos", .shows),
    Row(
      "SourceWritesStopped.swift", "ttlMonitorEnabled",
      .notCarriedOut("the line stays open whatever it does: a person says whose the deletes are")),
    Row(
      "DeviceSync+Steps.swift", "services.cloud.mongodb.com",
      .notCarriedOut("Atlas App Services' API is asked; there is none here")),
    Row("PostCutover+Steps.swift", "connectionStatus", .shows),
    Row("PostCutover+Steps.swift", "countDocuments", .shows),
    Row("PostCutover+Steps.swift", "dbHash", .shows),
    Row("PostCutover+Steps.swift", "planCacheListFilters", .shows),
    Row(
      "Preflight+CollectionSteps.swift", "cleanupOrphaned",
      .notCarriedOut(
        "a step of a person; it has a placeholder, and only a shard with orphaned documents shows what it does")),
    Row("Preflight+Steps.swift", "uname", .shows),
    Row("Restart+Steps.swift", "db.hello()", .shows),
    Row("DropDatabasePrivilege.swift", "grantRolesToUser", .carriedOut(by: "drop-database-privilege")),
    Row("DropDatabasePrivilege.swift", "usersInfo", .shows),
    Row("MongosyncPrivileges.swift", "usersInfo", .shows),
    Row("ProvisionedUsers.swift", "usersInfo", .shows),
    Row("Remedy+Users.swift", "grantRolesToUser", .carriedOut(by: "mongosync-privileges")),
    Row("Remedy+Users.swift", "createUser(", .carriedOut(by: "mongosync-privileges")),
    Row("Remedy+Users.swift", "showPrivileges", .shows),
    Row("SameRoles.swift", "system.roles", .shows),
    Row("SameRoles.swift", "getRole", .shows),
    Row("SameUsers.swift", "createUser(", .carriedOut(by: "same-users")),
    Row("SameUsers.swift", "grantRolesToUser", .carriedOut(by: "same-users")),
    Row("SameUsers.swift", "revokeRolesFromUser", .carriedOut(by: "same-users")),
    Row("SameUsers.swift", "mechanisms: ", .carriedOut(by: "same-users")),
    Row("SameUsers.swift", "authenticationRestrictions", .carriedOut(by: "same-users")),
    Row("SameUsers.swift", "forAllDBs", .shows),
    Row("UsersAndRoles.swift", "forAllDBs", .shows),
    Row("Arbiters.swift", "setDefaultRWConcern", .carriedOut(by: "arbiters")),
    Row("Arbiters.swift", "rs.remove", .carriedOut(by: "arbiters")),
    Row("DefaultReadWriteConcern.swift", "setDefaultRWConcern", .carriedOut(by: "default-concerns")),
    Row("FeatureCompatibility.swift", "getParameter", .shows),
    Row("FeatureCompatibility.swift", "setFeatureCompatibilityVersion", .carriedOut(by: "feature-compatibility")),
    Row("MajorityCommitPoint.swift", "printSecondaryReplicationInfo", .shows),
    Row("MembersReachable.swift", "db.hello()", .shows),
    Row("NoRunningOperations.swift", "$currentOp", .shows),
    Row("ProfilerOff.swift", "setProfilingLevel", .carriedOut(by: "profiler-off")),
    Row(
      "SourceClosedAfterCutover.swift", "setUserWriteBlockMode: 1, global: true",
      .carriedOut(by: "source-closed-after-cutover")),
    Row("SourceVersion.swift", "getParameter", .shows),
    Row(
      "SupportedTopology.swift", "rs.initiate",
      .notCarriedOut("it asks for a restart of the server as a member of a set before")),
    Row("TableScansAllowed.swift", "notablescan: false", .carriedOut(by: "table-scans-allowed")),
    Row("UserDatabases.swift", "listDatabases", .shows),
    Row("ClusteredExpiry.swift", #"expireAfterSeconds: "off""#, .carriedOut(by: "clustered-expiry")),
    Row("ReservedNames.swift", "getCollectionNames", .shows),
    Row("SystemCollections.swift", ".find()", .shows),
    Row("Remedy+Comparison.swift", "collMod: ", .carriedOut(by: "same-validators")),
    Row("Remedy+Comparison.swift", "createIndexes: ", .carriedOut(by: "same-indexes")),
    Row("Remedy+Comparison.swift", ".dropIndex(", .carriedOut(by: "same-indexes")),
    Row("SameIndexes.swift", "$currentOp", .shows),
    Row(
      "SameQuerySettings.swift", "setQuerySettings",
      .notCarriedOut("servers before 8.0 have no query settings, and none of 8.0 can be had")),
    Row(
      "SameQuerySettings.swift", "removeQuerySettings",
      .notCarriedOut("servers before 8.0 have no query settings, and none of 8.0 can be had")),
    Row("SameSearchIndexes.swift", "getSearchIndexes", .shows),
    Row(
      "SameShardKeys.swift", "Balancing(",
      .notCarriedOut("a mongos carries it out, and none can be had; the stand-in does not know it")),
    Row(
      "SameShardKeys.swift", "shardCollection: ",
      .notCarriedOut(
        "a mongos carries it out, and none can be had; the stand-in does not know it with an index on the key")),
    Row("SameStoredFunctions.swift", "findOne(", .shows),
    Row("BypassUsers.swift", "forAllDBs", .shows),
    Row(
      "SourceBlockedAfterCommit.swift", "setUserWriteBlockMode: 1, global: true",
      .carriedOut(by: "source-blocked-after-commit")),
    Row(
      "SourceWritesStopped.swift", "setUserWriteBlockMode: 1, global: true", .carriedOut(by: "source-writes-stopped")),
    Row("DeviceSyncOnSource.swift", "listDatabases", .shows),
    Row("DeviceSyncTraces.swift", "forAllDBs", .shows),
    Row("UnsyncedDocumentsLeft.swift", ".find()", .shows),
    Row("DeviceSyncFields.swift", "updateMany", .carriedOut(by: "device-sync-fields")),
    Row("DollarPrefixedFields.swift", ".find(", .shows),
    Row("EmptyTimestamps.swift", ".find(", .shows),
    Row("IDsAcrossShards.swift", "aggregate(", .shows),
    Row("IndexCount.swift", "$indexStats", .shows),
    Row("IndexesOnAllMembers.swift", "getIndexes()", .shows),
    Row("NodeIndexFormats.swift", "directConnection(", .shows),
    Row("NodeIndexFormats.swift", "validate(", .shows),
    Row("SourceSideEffects.swift", "cappedSize: ", .carriedOut(by: "source-side-effects")),
    Row("SourceSideEffects.swift", ".dropIndex(", .carriedOut(by: "source-side-effects")),
    Row("UniqueAndPlainIndex.swift", "getIndexes()", .shows),
    Row("UniqueIndexesOnAllShards.swift", "comparingIndex", .shows),
    Row("LogError.swift", "mongosync-auditor explain", .shows),
    Row("MongosyncInstances.swift", "Self.version", .notCarriedOut("it is what to write into the plan")),
    Row("Remedy+Mongosync.swift", "curl -s ", .shows),
    Row(
      "Remedy+Mongosync.swift", #"curl -X POST \(place)"#,
      .notCarriedOut("mongosync carries it out, and none can be had; that a shell sends it is tried on the stand-in")),
    Row(
      "Remedy+Mongosync.swift", "for url in",
      .notCarriedOut("mongosync carries it out, and none can be had; that a shell sends it is tried on the stand-in")),
    Row(
      "Remedy+Mongosync.swift", "/start --data",
      .notCarriedOut("mongosync carries it out, and none can be had; that a shell sends it is tried on the stand-in")),
    Row("VerifierMemory.swift", "free -g", .shows),
    Row("NoIndexFilters.swift", "planCacheListFilters", .shows),
    Row("QuerySettings.swift", "$querySettings", .shows),
    Row("SearchIndexes.swift", "getSearchIndexes", .shows),
    Row("Remedy+Commands.swift", "dropDatabase()", .carriedOut(by: "reserved-databases")),
    Row("Remedy+Commands.swift", "setUserWriteBlockMode: 1, global: false", .carriedOut(by: "source-write-block-off")),
    Row("Remedy+Commands.swift", "collMod: ", .carriedOut(by: "same-ttl")),
    Row("Remedy+Commands.swift", "replSetResizeOplog", .carriedOut(by: "oplog-window")),
    Row(
      "Remedy+Scope.swift", "excludeNamespaces",
      .notCarriedOut("it is a part of mongosync's start request, and no mongosync can be had")),
    Row("Remedy+Scope.swift", ".dropIndex(", .carriedOut(by: "unique-and-plain-index")),
    Row("BalancersBeforeStart.swift", "permitMigrations", .shows),
    Row("BalancersOff.swift", "permitMigrations", .shows),
    Row("IndexesAcrossShards.swift", "comparingIndex", .shows),
    Row("PlacementChanges.swift", "$currentOp", .shows),
    Row("Remedy+Balancer.swift", "balancerStop", .carriedOut(by: "balancers-off")),
    Row("Remedy+Balancer.swift", "balancerStart", .carriedOut(by: "balancer-after-cutover")),
    Row("Remedy+Balancer.swift", "balancerStatus", .shows),
    Row("Remedy+Balancer.swift", "activeWindow", .carriedOut(by: "balancers-before-start")),
    Row(
      "SameZones.swift", "updateZoneKeyRange",
      .notCarriedOut("a mongos carries it out, and none can be had; the stand-in does not know it")),
    Row(
      "SameZones.swift", "removeRangeFromZone",
      .notCarriedOut("a mongos carries it out, and none can be had; the stand-in does not know it")),
    Row("ShardCounts.swift", "listShards", .shows),
    Row("ShardKeys.swift", "createIndex(", .carriedOut(by: "shard-keys")),
    Row(
      "ShardingEntries.swift", "shardingEntries",
      .notCarriedOut("it is a part of mongosync's start request, and no mongosync can be had")),
    Row("Zones.swift", #"getCollection("tags")"#, .shows),
    Row(
      "Zones.swift", "removeRangeFromZone",
      .notCarriedOut("a mongos carries it out, and none can be had; the stand-in does not know it")),
  ]
}
