extension LogError {
  /// What the state of either cluster can bring about.
  static let clusterErrors = [
    LogError(
      "destination-not-empty",
      ["found existing data on the destination cluster; the destination cluster must be empty"], .aborts,
      "mongosync refused to start because the destination holds data.",
      prevention: "Drop what is left on the destination; up to mongosync 1.17 Atlas' own databases count too.",
      checks: ["user-databases", "reserved-databases"], "P-20", "P-21"),
    LogError(
      "namespace-conflict", ["namespace conflict detected"], .aborts,
      "The destination already holds a collection that mongosync wanted to create or to rename another to.",
      prevention: "Drop or rename that collection on the destination, and let nobody write there until the cutover.",
      checks: ["user-databases"], "P-21", "P-22"),
    LogError(
      "missing-metadata", ["no documents in result"], .aborts,
      "mongosync looked for a document of its own metadata and did not find it.",
      prevention: "Start the full number of mongosyncs with their ids, and drop the metadata of an earlier run first.",
      checks: ["reserved-databases"], "P-10", "P-20"),
    LogError(
      "not-sharded", ["cluster is not sharded"], .aborts,
      "mongosync expected a sharded cluster and was connected to something else.",
      prevention: "Give mongosync the mongos of a sharded cluster, and never migrate from sharded to a replica set.",
      checks: ["topology-match"], "P-04", "P-15"),
    LogError(
      "zone-privilege-missing", ["addShardToZone"], .aborts,
      "mongosync could not set up the zones on the destination, mostly for want of the privilege.",
      prevention: "Grant mongosync's user on the destination the roles that its version demands.", "P-25"),
    LogError(
      "zones-on-destination",
      [
        "mongosync cannot migrate into namespaces that already have shard tags configured.",
        "destination namespace has preconfigured shard zone ranges",
      ], .aborts,
      "The destination has zone ranges on a namespace that is to be migrated.",
      prevention: "Remove those ranges from the destination, and add them again once the migration is committed.",
      "C-20"),
    LogError(
      "user-writes-blocked", ["UserWritesBlocked", "User writes blocked"], .aborts,
      "A cluster refused a write of mongosync's because user writes are blocked there.",
      prevention: "Lift the block, or grant mongosync's user bypassWriteBlockingMode.",
      checks: ["destination-write-block-off", "source-write-block-off"], "P-17", "R-03"),
    LogError(
      "table-scans-forbidden", ["No indexed plans available, and running with 'notablescan'"], .aborts,
      "A server forbids queries that no index serves, and mongosync needs them.",
      prevention: "Turn notablescan off on every mongod; Atlas calls it Require Indexes for All Queries.", "P-18"),
    LogError(
      "profiler-on", ["turn off profiling"], .slows,
      "The profiler runs on a database that mongosync works on, and slows the copy.",
      prevention: "Turn the profiler off for the time of the migration.", "P-19"),
    LogError(
      "too-many-open-files", ["TooManyFilesOpen"], .aborts,
      "A server reached the number of files that it may hold open.",
      prevention:
        "Raise the limit of open files (ulimit -n, LimitNOFILE) of that mongod and of mongosync's host, and restart.",
      "P-23"),
    LogError(
      "disk-too-small", ["InsufficientDestinationDiskSpace"], .aborts,
      "The destination has less free disk space than mongosync 1.22 and later demand, so it refused to start.",
      prevention: "Add disk space to the destination; skipDiskSpaceCheck in the start request skips the comparison.",
      checks: ["destination-disk"], "P-23"),
    LogError(
      "balancer-on", ["balancer is enabled", "balancer must be disabled", "balancer to be disabled"], .aborts,
      "The balancer of a cluster ran, which ends a migration from mongosync 1.17 on.",
      prevention: "Stop the balancers of both clusters, and leave them off until the migration is committed.",
      checks: ["balancers-off"], "P-16"),
    LogError(
      "server-timeout",
      [
        "timed out after attempting to execute a command on the MongoDB server",
        "failed to run inserter service for partition",
        "Failed to apply batch #1 for CRUD event application",
      ], .aborts,
      "A server, mostly the destination, did not carry out in time what mongosync asked, and mongosync gave up.",
      prevention: "Look to the load, the disks and the elections of that cluster, and raise its tier or ease it.",
      "P-23", "P-28"),
    LogError(
      "event-application-failed", ["Change Event Application failed"], .aborts,
      "mongosync could not apply a change of the source; it retries unless a fatal line follows.",
      prevention: "Read the lines around it for the cause, and remove that before the next run.", "R-09"),
    LogError(
      "fatal-error", ["Got a fatal error running Mongosync"], .aborts,
      "mongosync met an error that it cannot continue after; the same line and those before it name the cause.",
      prevention: "Read the lines around it for the cause, and remove that before the next run.", "R-09"),
  ]
}
