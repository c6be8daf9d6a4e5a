extension LogError {
  /// What the indexes and shard keys of the source can bring about.
  static let indexErrors = [
    LogError(
      "unique-conversion-failed", ["failed to enable index constraints", "Cannot convert the index to unique"], .aborts,
      "mongosync could not make an index unique at the end: its keys are in a legacy format or hold duplicates.",
      prevention: "Resync nodes with legacy unique indexes, remove duplicates, and write nothing to the destination.",
      checks: ["unique-index-format"], "V-08", "E-01"),
    LogError(
      "index-not-found", ["IndexNotFound"], .aborts,
      "An index that mongosync wanted to change is not there: somebody changed the destination or the source.",
      prevention: "Leave the indexes of both clusters alone from the start to the commit.", "E-01", "F-09"),
    LogError(
      "index-creation-gave-up",
      ["Index Checker Service exceeded the maximum number of index creation attempts"], .aborts,
      "mongosync tried an index on the destination again and again, and gave up.",
      prevention: "Find the index in the lines before, and mend its definition or its rival on the source.",
      "C-08", "C-13"),
    LogError(
      "index-options-conflict", ["IndexOptionsConflict"], .aborts,
      "Two indexes of one collection have the same key and different options, mostly one unique and one not.",
      prevention: "Drop one of the two on the source, and create it again after the commit.", "C-08"),
    LogError(
      "empty-index-value", ["Values in the index key pattern cannot be empty strings"], .aborts,
      "An index of the source, made by an old server, has an empty text in its key, which newer servers refuse.",
      prevention: "Drop that index on the source, or create it again with 1 or -1.", "C-13"),
    LogError(
      "shard-key-unsupported",
      [
        "unique index was set on the source that is incompatible",
        "Must have an index compatible with the proposed shard key",
      ], .aborts,
      "The shard key given in the start request contradicts a unique index of the source, or no index serves it.",
      prevention: "Choose a shard key that is a prefix of the unique index, or create the index that it needs.", "C-14"),
    LogError(
      "time-series-collection", ["is a timeseries collection"], .aborts,
      "The source holds a time series collection, which mongosync does not migrate.",
      prevention: "Leave it out by a filter and move it by other means.", "C-01"),
    LogError(
      "odd-document", ["failed to update document on destination"], .aborts,
      "The destination refused a change of a document, often because the document holds one field name twice.",
      prevention: "Find the document in the same line, and rewrite it on the source.", "C-17"),
    LogError(
      "duplicate-key", ["bulk write exception: write errors"], .isNormal,
      "The destination refused documents that it already has, which is a normal part of a sync; mongosync goes on.",
      prevention: "Start on an empty destination, and let nobody write there until the cutover.",
      checks: ["user-databases"], "P-21"),
    LogError(
      "capped-handling-off",
      ["a capped collection was created on the source but capped collection handling is not enabled"], .aborts,
      "Somebody created a capped collection on the source, which mongosync follows only if it was started for it.",
      prevention: "Start mongosync with --enableCappedCollectionHandling, or create no capped collection.",
      checks: ["capped-collections"], "C-05"),
    LogError(
      "filter-traversal", ["Namespace filter traversal detected"], .aborts,
      "A rename or a verifier's comparison crossed the border of the namespace filter.",
      prevention: "Rename nothing into or out of the filter, and filter out collections that the destination holds.",
      checks: ["namespace-filter"], "C-31", "C-35"),
  ]
}
