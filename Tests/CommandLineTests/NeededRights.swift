/// Which checks turn unknown when a user lacks one right of the auditor's role, on replica sets of 6.0.
enum NeededRights {
  /// The checks that miss each right, by the right in words; those that judge sharded clusters alone are not among them.
  static let rows: [String: Set<String>] = [
    "listDatabases on the cluster": catalog.union([
      "destination-disk", "device-sync-on-destination", "device-sync-on-source", "metadata-cleaned-up",
      "metadata-databases", "profiler-off", "reserved-databases", "reserved-names", "reversible-start",
      "same-stored-functions", "unsynced-documents", "user-databases", "verifier-memory",
    ]),
    "serverStatus on the cluster": [
      "destination-blocked-while-running", "destination-open", "destination-write-block-off", "open-transactions",
      "source-blocked-after-commit",
      "source-closed-after-cutover", "source-still-write-blocked", "source-write-block-off", "source-writes-stopped",
      "storage-engine",
    ],
    "getParameter on the cluster": ["feature-compatibility", "source-version", "table-scans-allowed"],
    "replSetGetConfig on the cluster": [
      "arbiters", "destination-disk", "destination-hardware", "destination-oplog-coverage", "destination-oplog-window",
      "dollar-v-replacements", "enterprise-build", "feature-compatibility", "indexes-on-all-members",
      "majority-commit-point", "members-reachable", "mongosync-stopped", "open-transactions", "oplog-window",
      "profiler-off",
      "running-operations", "server-versions", "source-version", "source-writes-stopped", "storage-engine",
      "table-scans-allowed", "topology-match", "unique-index-format", "verifier-memory",
    ],
    "getDefaultRWConcern on the cluster": ["default-concerns"],
    "hostInfo on the cluster": ["destination-hardware"],
    "dbStats on all databases": ["destination-disk", "verifier-memory"],
    "find on system.profile of every database": ["profiler-off"],
    "inprog on the cluster": ["mongosync-stopped", "running-operations"],
    "listCollections on all databases": catalog,
    "listIndexes on all databases": catalog,
    // Without it the collections are asked one database at a time.
    "listCollections on system.js of every database": [],
    "listIndexes on system.js of every database": catalog,
    // Without it the collections are asked one database at a time.
    "listCollections on the buckets of time series": [],
    "listIndexes on the buckets of time series": catalog,
    "listCollections on the database config": ["system-collections"],
    "listCollections on the database local": ["system-collections"],
    "collStats on all databases": ["unique-index-format"],
    "find on local.oplog.rs": oplog,
    "collStats on local.oplog.rs": oplog,
    // On a replica set its members tell of the write block; balancers, shards and zones are sharded clusters' own.
    "find on the database config": [],
    "viewUser on all databases": [
      "device-sync-traces", "drop-database-privilege", "mongosync-privileges", "same-roles", "same-users",
      "users-and-roles",
    ],
    "viewUser on the cluster": [
      "bypass-users", "device-sync-traces", "same-roles", "same-users", "users-and-roles",
    ],
    "find on admin.system.roles": [
      "device-sync-traces", "same-roles", "same-users", "users-and-roles",
    ],
    "find on system.js of every database": ["same-stored-functions"],
    "find on unsynced_documents of every database": ["unsynced-documents"],
    "find on globalState of every database": ["reversible-start"],
    "find on resumeData of every database": ["reversible-start"],
  ]

  /// The checks that miss the right to read documents, where that is asked for.
  static let readingDocuments: Set = ["device-sync-fields", "dollar-prefixed-fields", "duplicate-fields"]

  private static let catalog: Set = [
    "capped-collections", "clustered-expiry", "collection-sizes", "destination-holds-data", "device-sync-fields",
    "device-sync-traces",
    "dollar-prefixed-fields", "duplicate-fields", "expiring-collections", "geo-haystack-indexes", "hidden-indexes",
    "historical-bugs", "index-filters", "indexes-on-all-members", "legacy-index-values", "no-dummy-indexes",
    "no-prepare-unique-left", "queryable-encryption", "same-capped-limits", "same-collations",
    "same-collection-options", "same-hidden", "same-indexes", "same-namespaces", "same-pre-images",
    "same-search-indexes", "same-ttl", "same-unique-flags", "same-validators", "same-views", "search-indexes",
    "source-side-effects", "system-collections", "time-series-collections", "unclaimed-features",
    "unique-and-plain-index",
    "unique-index-format", "verifier-coverage", "views",
  ]

  private static let oplog: Set = [
    "destination-blocked-while-running", "destination-oplog-coverage", "destination-oplog-window", "oplog-window",
    "source-writes-stopped",
  ]
}
