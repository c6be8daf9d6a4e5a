import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks for the collections in `admin`, `config` and `local` that no server makes for itself.
  ///
  /// mongosync copies none of these databases, so what an application keeps there is left behind.
  ///
  /// Source: MongoDB docs, mongosync: limitations, system databases.
  ///
  /// - Parameter node: where to ask.
  /// - Returns: the collections, `database.collection`, or the first refusal.
  func collectionsInSystemDatabases(_ node: ClusterNode) async -> Observed<[String]> {
    guard questions.contains(.catalog) else { return .notAsked("It was not needed.") }
    let isRouter = await node.hello().value?["msg"]?.string == "isdbgrid"
    // A router has no local database, and its config database is that of the cluster.
    let answers = await (isRouter ? ["admin", "config"] : ["admin", "config", "local"]).concurrently(width: 3) {
      database in
      // The server's own come and go as it likes, and in any order: they are no evidence of anything.
      let asked = await node.documents(.listCollections(in: database)) { documents in
        documents.filter { document in
          document["name"]?.string.map { !ServerCollections.contains($0, in: database) } ?? true
        }.sorted { ($0["name"]?.string ?? "") < ($1["name"]?.string ?? "") }
      }
      return asked.observed("the collections of \(database)") { documents in
        try documents.map { "\(database).\(try $0.required("name", .name))" }
      }
    }
    var found: [String] = []
    for answer in answers {
      guard let names = answer.value else { return answer }
      found += names
    }
    return .value(found, answers.flatMap(\.evidence))
  }
}

/// The collections that servers make for themselves in their own databases.
///
/// Source: MongoDB docs, server: system collections, config database, local database; what servers 4.2 to 6.0 were seen
/// to make.
enum ServerCollections {
  /// Whether a collection is the server's own.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - database: `admin`, `config` or `local`.
  /// - Returns: whether it is.
  static func contains(_ name: String, in database: String) -> Bool {
    if CollectionEvidence.isSystem(name) { return true }
    return names[database]?.contains(name) == true
      || prefixes[database]?.contains(where: name.hasPrefix) == true
  }

  private static let names: [String: Set<String>] = [
    "admin": [],
    "config": [
      "actionlog", "analyzeShardKeySplitPoints", "balancer_settings", "changelog", "chunks", "clusterParameters",
      "collection_critical_sections", "collections", "csrs.indexes", "databases", "external_validation_keys",
      "image_collection", "localReshardingConflictStash", "locks", "lockpings", "migrationCoordinators", "migrations",
      "mongos", "placementHistory", "placementHistory.initial", "queryAnalyzers", "rangeDeletions",
      "replica_set_writes_critical_section", "replica_set_writes_critical_sections", "reshardingOperations",
      "sampledQueries", "sampledQueriesDiff", "settings", "shard.indexes", "shards", "tags", "transactions",
      "transaction_coordinators", "user_writes_critical_sections", "vectorClock", "version",
    ],
    "local": [
      "clustermanager", "me", "oplog.rs", "replset.election", "replset.initialSyncId", "replset.minvalid",
      "replset.oplogTruncateAfterPoint", "slaves", "startup_log",
    ],
  ]

  private static let prefixes: [String: [String]] = [
    "config": ["cache.", "localResharding", "resharding", "tenantMigration", "shardSplit", "shardingDDL", "sharding"],
    "local": ["replset.", "temp_oplog_buffer", "tenantMigration", "oplog."],
  ]
}
