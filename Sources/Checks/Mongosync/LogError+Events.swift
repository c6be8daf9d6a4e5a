extension LogError {
  /// What the oplog and the kind of writes can bring about.
  static let changeStreamErrors = [
    LogError(
      "oplog-rolled-over",
      [
        "resume point may no longer be in the oplog", "the resume token was not found",
        "failed to open change stream using resume token",
      ], .aborts,
      "The oplog no longer reaches back to where mongosync stopped reading, so it cannot go on and must start anew.",
      prevention: "Keep the oplog for longer than the copy takes, on the destination too if the verifier runs.",
      checks: ["oplog-window"], "P-24", "F-06"),
    LogError(
      "old-source-changed", ["DDL events are unsupported on pre-6.0 source"], .aborts,
      "On a source before 6.0 somebody created, dropped or changed a collection or index, which mongosync cannot follow.",
      prevention: "Pause every job that does so, $out, $merge and mapReduce included, for the whole migration.",
      checks: ["source-version"], "C-25"),
  ]

  /// What writes during the commit can bring about.
  static let verificationErrors = [
    LogError(
      "verifier-mismatch", ["verifier indicated a mismatch", "the verifier found one or more mismatches"], .aborts,
      """
      The embedded verifier found that the destination differs from the source. Where members of the source hold the \
      fields of a document in different orders, it may report a right copy: the command verify reads the primary and \
      says which documents differ in the order of fields only.
      """,
      prevention: "Stop all writes to both clusters before the commit, and start the migration anew.", "F-08", "V-11"),
    LogError(
      "source-written-in-commit", ["source cluster was modified after Mongosync final verification began"], .aborts,
      "Somebody wrote to the source while the commit ran.",
      prevention: "Block user writes on the source before the commit, and take the bypass from applications.",
      checks: ["source-still-write-blocked"], "F-08", "F-09"),
    LogError(
      "destination-written-in-commit",
      ["the destination cluster was modified after Mongosync final verification began"], .aborts,
      "Somebody wrote to the destination while the commit ran.",
      prevention: "Let nobody write to the destination before canWrite is true.", "F-09"),
    LogError(
      "unique-too-early", ["destination indexes should not be `unique` yet"], .aborts,
      "An index of the destination was made unique before mongosync did so: somebody changed the destination.",
      prevention: "Let nobody write to the destination or change its indexes before canWrite is true.", "F-09"),
  ]

  /// What the source's workload can bring about.
  static let workloadErrors = [
    LogError(
      "hot-documents",
      [
        "Most source writes appear to be from $out aggregations",
        "The level of CEA parallelization for this collection is low",
      ], .slows,
      "Few documents take most of the writes, so that mongosync may never catch up with the source.",
      prevention: "Pause $out aggregations, and from mongosync 1.18 name hot documents with --hotDocIDs.", "C-26"),
    LogError(
      "copy-repeated",
      [
        "refetched db-spec for recreating dst coll for natural scan",
        "Using extraLongTimeoutDstClient in MaybeDeletePartitionOnDestination with timeout of",
      ], .slows,
      "The copy of a collection, or of a part of it, was interrupted and begun again.",
      prevention: "Keep network and destination steady during the copy, and do not stop mongosync in it.", "P-23"),
  ]
}
