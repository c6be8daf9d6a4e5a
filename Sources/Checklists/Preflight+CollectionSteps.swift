import Checks
import Evidence
import Findings

extension ManualStep {
  /// Documents that a shard holds without owning them, which servers before 6.0 may keep for long.
  static let cleanOrphans = ManualStep(
    id: "clean-orphans",
    title: "No orphaned documents on the source's shards",
    remedies: [
      Remedy(
        .source,
        """
        Connect directly to the primary of each shard and run this for every sharded collection, DATABASE.COLLECTION; \
        the reply must be { ok: 1 }.
        """,
        command: #"db.adminCommand({ cleanupOrphaned: "DATABASE.COLLECTION" })"#)
    ],
    citations: [Citation("C-15", "MongoDB docs, mongosync 1.21: limitations, pre-6.0 migrations")],
    exemption: { evidence in
      if let topology = evidence.source.topology.value, topology != .shardedCluster {
        return "The source is not sharded."
      }
      return evidence.isSourceBeforeSix == false ? "Only a source before 6.0 must be cleaned by hand." : nil
    })

  /// Before 6.0 nothing may change the definition of a collection while the migration runs.
  static let pauseSchemaChanges = ManualStep(
    id: "pause-schema-changes",
    title: "Nothing changes collections or indexes during the migration",
    remedies: [
      Remedy(
        nil,
        """
        Pause everything that creates, drops, renames or alters databases, collections or indexes on the source, for \
        the whole migration: jobs with $out, $merge or mapReduce, applications that make a collection by the first \
        insert into it, collMod of TTL indexes. Outside the namespace filter they may go on.
        """),
      noIndexOnDestination, noRollingIndexBuild,
    ],
    citations: [Citation("C-25", "MongoDB docs, mongosync 1.21: limitations, pre-6.0 migrations")],
    exemption: { $0.isSourceBeforeSix == false ? "The source runs 6.0 or later: see plan-schema-changes." : nil })

  private static let noIndexOnDestination = Remedy(
    .destination,
    """
    Build no index by hand on the destination until every mongosync reports COMMITTED, also with buildIndexes: never; \
    a build there counts as a write.
    """)

  private static let noRollingIndexBuild = Remedy(
    .source, "Start no rolling index build, member by member, while the migration runs.")

  /// From 6.0 on most changes of definitions are followed, with exceptions.
  static let planSchemaChanges = ManualStep(
    id: "plan-schema-changes",
    title: "Changes of collections during the migration are planned",
    remedies: [
      noIndexOnDestination, noRollingIndexBuild,
      Remedy(
        nil,
        """
        See to it that during the migration nobody runs movePrimary, reshardCollection, refineCollectionShardKey, \
        moveChunk, moveRange, moveCollection, unshardCollection, addShard, removeShard, \
        transitionToDedicatedConfigServer, transitionFromDedicatedConfigServer or convertToCapped; nor, under a \
        filter, shardCollection, a rename across its \
        border, or $out and mapReduce unless the whole database is in it; nor, from a replica set to a sharded \
        cluster, a rename into another database; nor any rename while buildIndexes is afterDataCopy, which is so from \
        1.17 on unless another value is given.
        """),
      Remedy(
        nil,
        """
        From a replica set to a sharded cluster with the embedded verifier, rename no collection that shardingEntries \
        names: the verifier reports a mismatch. Make the indexes that support the shard keys before the start or after \
        the end; with createSupportingIndexes mongosync makes them, and nobody makes them on the source afterwards.
        """),
    ],
    citations: [
      Citation("C-35", "MongoDB docs, mongosync 1.21: limitations; limitations of filtered sync and of index builds"),
      Citation("C-37", "MongoDB docs, mongosync 1.21: limitations of the verifier; replica set to sharded cluster"),
      Citation("C-38", "MongoDB docs, mongosync 1.21: limitations, sharded clusters; changes of the config server"),
    ],
    exemption: { $0.isSourceBeforeSix == true ? "The source runs a server before 6.0: see pause-schema-changes." : nil }
  )

  /// One document or one collection that takes most of the writes cannot be followed in parallel.
  static let pauseOutputJobs = ManualStep(
    id: "pause-output-jobs",
    title: "Jobs that rewrite whole collections are paused",
    remedies: [
      Remedy(
        nil,
        """
        Pause jobs that write whole collections by $out, and find documents that are updated all the time: from \
        mongosync 1.18 on name them with --hotDocIDs. Both make the destination fall behind.
        """)
    ],
    citations: [
      Citation("C-26", "MongoDB support-tools: error patterns of the log analyser, $out and parallel application"),
      Citation("C-26", "MongoDB docs, mongosync release notes 1.18"),
    ])

  /// Operations given to a server as oplog entries never reach a change stream as they were.
  static let pauseApplyOps = ManualStep(
    id: "pause-apply-ops",
    title: "No tool writes by applyOps",
    remedies: [
      Remedy(
        nil,
        """
        Pause tools that write to the source by applyOps, such as mongorestore with --oplogReplay: mongosync does not \
        replicate what they do.
        """)
    ],
    citations: [Citation("C-34", "MongoDB docs, mongosync 1.21: limitations, applyOps")])

  /// What a copy cannot keep.
  static let acceptNewIdentities = ManualStep(
    id: "accept-new-identities",
    title: "Applications accept new UUIDs and another order",
    remedies: [
      Remedy(
        nil,
        """
        Make sure that no application depends on the UUIDs of collections, nor on the order in which documents come \
        without a sort: the destination has others.
        """)
    ],
    citations: [Citation("C-36", "MongoDB docs, mongosync 1.13: mongosync-behavior, UUIDs and sorting")])
}
