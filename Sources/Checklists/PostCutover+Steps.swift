import Checks
import Evidence
import Findings

extension ManualStep {
  /// Seeing with the application's own user that the destination takes writes.
  static let applicationCanWrite = ManualStep(
    id: "application-can-write",
    title: "The application's user can write",
    remedies: [
      Remedy(
        .destination,
        """
        Connect as the application's own user and look at its roles, then have the application insert and remove a \
        document of its own: that no block is on does not prove that this user may write.
        """,
        command: "db.runCommand({ connectionStatus: 1, showPrivileges: true })")
    ],
    citations: [Citation("F-17", "MongoDB docs, mongosync: finalize cutover process")])

  /// Counting documents, which proves little.
  static let compareDocumentCounts = ManualStep(
    id: "compare-document-counts",
    title: "Document counts are compared",
    remedies: [
      Remedy(
        nil,
        """
        Run mongosync-auditor verify, which compares every document byte for byte, and attest this step with the id of \
        its run. Or count the documents of each migrated collection on both clusters, and compare, while nothing writes \
        to either. Equal counts prove something of collections that are only inserted into, and nothing of updates. Use no \
        estimate: estimatedDocumentCount and collStats go wrong by orphans and after a crash. Put names for the words \
        in capitals.
        """,
        command: "db.getSiblingDB(\"DATABASE\").getCollection(\"COLLECTION\").countDocuments({})")
    ],
    citations: [Citation("E-10", "MongoDB docs, mongosync: reference/verification/count")])

  /// Comparing hashes, where both clusters have them.
  static let compareHashes = ManualStep(
    id: "compare-hashes",
    title: "Hashes are compared",
    remedies: [
      Remedy(
        nil,
        """
        Run mongosync-auditor verify, which compares every document byte for byte, and attest this step with the id of \
        its run. Or hash the collections of each database on the primaries of both clusters, and compare collection by collection, \
        while nothing writes: the command locks the database against writes. The names stand without their database; \
        a name that does not exist is passed over, and d41d8cd98f00b204e9800998ecf8427e is the hash of nothing, so two \
        of those prove nothing. Options and indexes are not hashed. Put names for the words in capitals.
        """,
        command: "db.getSiblingDB(\"DATABASE\").runCommand({ dbHash: 1, collections: [\"COLLECTION\"] }).collections")
    ],
    citations: [
      Citation("E-11", "MongoDB docs, mongosync: reference/verification/hash"),
      Citation("E-11", "MongoDB docs, server: dbHash"),
    ],
    exemption: { evidence in
      let isSharded = evidence.clusters.contains { $0.topology.value == .shardedCluster }
      return isSharded ? "Hashes can be compared between replica sets only." : nil
    })

  /// Index filters live in each server's memory, and no command lists them for all collections.
  static let recreateIndexFilters = ManualStep(
    id: "recreate-index-filters",
    title: "Index filters are set again",
    remedies: [
      Remedy(
        .source,
        """
        If index filters are in use, list those of each collection on the source as somebody with dbAdminAnyDatabase, \
        and set them on the destination with planCacheSetFilter: mongosync does not migrate them, and a restart of a \
        server forgets them. Put names for the words in capitals.
        """,
        command: "db.getSiblingDB(\"DATABASE\").runCommand({ planCacheListFilters: \"COLLECTION\" })")
    ],
    citations: [
      Citation("E-13", "MongoDB docs, server: planCacheListFilters, planCacheSetFilter"),
      Citation("C-24", "MongoDB support-tools: plannerSettingsChecker"),
    ])
}
