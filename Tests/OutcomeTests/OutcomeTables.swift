import Findings

/// The outcomes of every line when all is well, for tests to state what one condition changes.
enum OutcomeTables {
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
}

extension [String: Outcome] {
  /// The same table with some outcomes changed.
  func changing(_ changes: [String: Outcome]) -> [String: Outcome] { merging(changes) { $1 } }
}
