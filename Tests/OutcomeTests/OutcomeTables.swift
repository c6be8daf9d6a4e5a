import Findings

/// The outcomes of every line when all is well, for tests to state what one condition changes.
enum OutcomeTables {
  /// The environment of a preflight over two replica sets of Community 6.0, with a plan that says enough to judge.
  static let preflight: [String: Outcome] = [
    "members-reachable": .pass,
    "supported-topology": .pass,
    "server-versions": .pass,
    "feature-compatibility": .pass,
    "dollar-v-replacements": .warn,
    "storage-engine": .pass,
    "enterprise-build": .warn,
    "atlas-tier": .notApplicable,
    "arbiters": .pass,
    "shard-counts": .notApplicable,
    "config-shard": .notApplicable,
    "start-parameters": .pass,
    "sharding-entries": .notApplicable,
    "mongosync-instances": .pass,
    "one-source-one-destination": .manual,
    "connection-strings": .manual,
    "mongosync-host": .manual,
    "verifier-memory": .pass,
    "mongosync-privileges": .pass,
    "provisioned-users": .pass,
    "table-scans-allowed": .pass,
    "profiler-off": .pass,
    "default-concerns": .pass,
    "source-write-block-off": .pass,
    "destination-write-block-off": .pass,
    "balancers-before-start": .notApplicable,
    "reserved-databases": .pass,
    "user-databases": .pass,
    "namespace-conflicts": .notApplicable,
    "destination-disk": .pass,
    "oplog-window": .pass,
    "destination-oplog-window": .pass,
    "indexes-on-all-members": .pass,
    "running-operations": .pass,
  ]

  /// A restart over two replica sets, with a plan that gives `mongosyncVersion` and `expectedCopyHours`.
  static let restart: [String: Outcome] = [
    "mongosync-stopped": .manual,
    "mongosync-log-errors": .notApplicable,
    "confirm-destination": .manual,
    "destination-write-block-off": .pass,
    "reserved-databases": .pass,
    "user-databases": .pass,
    "source-write-block-off": .pass,
    "source-side-effects": .pass,
    "oplog-window": .pass,
    "balancer-state": .notApplicable,
    "enable-balancers": .notApplicable,
    "restart-mongosync": .notApplicable,
    "mongosync-idle": .manual,
  ]

  /// A cutover over two replica sets, with the source blocked and a mongosync of 1.21 that may be committed.
  static let cutover: [String: Outcome] = [
    "mongosync-direction": .pass,
    "sync-running": .pass,
    "can-commit": .pass,
    "replication-lag": .pass,
    "verifier-ready": .pass,
    "progress-warnings": .pass,
    "oplog-time-left": .pass,
    "index-builds-finished": .warn,
    "open-transactions": .pass,
    "source-writes-stopped": .pass,
    "bypass-users": .pass,
    "send-commit": .notApplicable,
    "no-restart-during-commit": .notApplicable,
    "commit-through": .notApplicable,
    "source-blocked-after-commit": .notApplicable,
    "destination-open": .notApplicable,
    "write-as-application": .notApplicable,
    "drop-metadata": .notApplicable,
  ]

  /// The same once all is committed.
  static let committed = cutover.merging([
    "sync-running": .notApplicable,
    "can-commit": .notApplicable,
    "replication-lag": .notApplicable,
    "verifier-ready": .notApplicable,
    "oplog-time-left": .notApplicable,
    "index-builds-finished": .notApplicable,
    "open-transactions": .notApplicable,
    "source-writes-stopped": .notApplicable,
    "bypass-users": .notApplicable,
    "commit-through": .pass,
    "source-blocked-after-commit": .pass,
    "destination-open": .pass,
  ]) { $1 }

  /// A reverse over two replica sets, with mongosync's metadata on the destination and the source blocked.
  static let reverse: [String: Outcome] = [
    "source-version": .pass,
    "topology-match": .pass,
    "reversible-start": .pass,
    "metadata-databases": .pass,
    "unique-index-format": .pass,
    "unique-indexes-on-all-shards": .notApplicable,
    "mongosync-committed": .manual,
    "source-still-write-blocked": .pass,
    "destination-write-block-off": .pass,
    "balancers-off": .notApplicable,
    "destination-oplog-coverage": .pass,
    "drop-database-privilege": .manual,
    "repeat-hot-document-ids": .manual,
    "send-reverse": .notApplicable,
    "confirm-swapped": .notApplicable,
    "commit-reverse": .notApplicable,
  ]

  /// Two replica sets after the cutover of a migration that is not to be reversed, alike in all their metadata.
  static let postCutover: [String: Outcome] = [
    "destination-write-block-off": .pass,
    "application-can-write": .manual,
    "source-closed-after-cutover": .pass,
    "same-namespaces": .pass,
    "same-collection-options": .pass,
    "same-validators": .pass,
    "same-views": .pass,
    "same-capped-limits": .pass,
    "same-collations": .pass,
    "same-pre-images": .pass,
    "same-indexes": .pass,
    "same-unique-flags": .pass,
    "no-prepare-unique-left": .pass,
    "same-ttl": .pass,
    "same-hidden": .pass,
    "no-dummy-indexes": .pass,
    "same-shard-keys": .notApplicable,
    "historical-bugs": .pass,
    "compare-document-counts": .manual,
    "compare-hashes": .manual,
    "same-users": .pass,
    "same-roles": .pass,
    "same-query-settings": .notApplicable,
    "same-search-indexes": .notApplicable,
    "same-stored-functions": .pass,
    "same-zones": .notApplicable,
    "recreate-index-filters": .manual,
    "chunk-distribution": .notApplicable,
    "balancer-after-cutover": .notApplicable,
    "metadata-cleaned-up": .pass,
  ]

  /// Two replica sets that never knew Device Sync, after its end.
  static let deviceSync: [String: Outcome] = [
    "device-sync-end": .pass,
    "device-sync-on-source": .pass,
    "device-sync-traces": .pass,
    "unsynced-documents": .notApplicable,
    "device-sync-oplog": .notApplicable,
    "prepare-clients": .notApplicable,
    "begin-termination": .notApplicable,
    "confirm-termination": .notApplicable,
    "review-termination": .notApplicable,
    "deploy-termination": .notApplicable,
    "verify-termination": .notApplicable,
    "device-sync-on-destination": .pass,
    "migrate-meanwhile": .notApplicable,
    "enable-sync-again": .notApplicable,
    "watch-clients-reset": .notApplicable,
  ]
}

extension [String: Outcome] {
  /// The same table with some outcomes changed.
  func changing(_ changes: [String: Outcome]) -> [String: Outcome] { merging(changes) { $1 } }
}
