extension NameRedactor {
  /// Databases that a tool always names so.
  ///
  /// Source: the names that mongosync, its verifiers, Atlas and Device Sync are documented to use, see requirement R-04.
  static let toolDatabases: Set<String> = [
    "__mdb_internal_atlas", "__mdb_internal_migration_verifier", "__mdb_internal_mongosync",
    "__mdb_internal_mongosync_verifier_dst", "__mdb_internal_mongosync_verifier_src", "__realm_sync",
    "migration_verification_metadata", "mongosync_reserved_for_internal_use",
    "mongosync_reserved_for_verification_dst_metadata", "mongosync_reserved_for_verification_src_metadata",
  ]

  /// How the names of a tool's databases begin where the rest may tell something; the longest first.
  static let toolPrefixes = [
    "mongosync_reserved_for_verification_", "__mdb_internal_mongosync_verifier", "__mdb_internal",
    "mongosync_internal_", "mdb_internal_", "__realm_sync_", "__realm_sync",
  ]

  /// How the users begin that App Services make, before the app's id.
  static let appUsers = "mongodb-realm-"

  /// Fields that the server or a tool names.
  static let toolFields: Set<String> = ["_id", "$**", "_fts", "_ftsx", "_id__baas_transaction"]

  /// Source: MongoDB docs, mongosync 1.21: reference/api/progress, info.
  static let phrases: Set<String> = [
    "collection copy", "change event application", "waiting for commit to complete", "commit completed",
  ]

  /// Source: MongoDB docs, server: built-in roles.
  static let builtInRoles: Set<String> = [
    "read", "readWrite", "dbAdmin", "dbOwner", "userAdmin", "clusterAdmin", "clusterManager", "clusterMonitor",
    "hostManager", "backup", "restore", "readAnyDatabase", "readWriteAnyDatabase", "userAdminAnyDatabase",
    "dbAdminAnyDatabase", "enableSharding", "directShardOperations", "searchCoordinator", "root", "__system",
    "atlasAdmin",
  ]
}
