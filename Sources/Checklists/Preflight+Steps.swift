import Checks
import Evidence
import Findings

extension ManualStep {
  /// What other migrations the two clusters are part of, which neither of them shows.
  static let oneSourceOneDestination = ManualStep(
    id: "one-source-one-destination",
    title: "Clusters are part of no other migration in the way",
    remedies: [
      Remedy(
        nil,
        """
        Confirm that no other cluster is migrated to this destination, that the source is the destination of no \
        other migration and the destination the source of none. A source may have several destinations.
        """),
      Remedy(
        nil,
        """
        Plan the end of the migration: mongosync is not supported as a lasting replication, nor for disaster recovery.
        """),
    ],
    citations: [
      Citation("P-11", "MongoDB docs, mongosync 1.21: reference/limitations, multiple clusters"),
      Citation("P-11", "MongoDB docs, mongosync 1.21: mongosync and disaster recovery"),
    ])

  /// The connection strings of mongosync, which the auditor does not see; its own are others.
  static let connectionStrings = ManualStep(
    id: "connection-strings",
    title: "Connection strings of mongosync are as it needs them",
    remedies: [
      Remedy(
        nil,
        """
        In both connection strings of mongosync: readPreference is primary or left out, readConcernLevel and w are \
        majority or left out, and socketTimeoutMS is left out (from 1.10 on).
        """),
      Remedy(
        nil,
        """
        Hosts are written as in the configuration of the replica set; for a sharded cluster they are those of the \
        mongos, without replicaSet. For a 4.4 source the string begins with mongodb://, not mongodb+srv://.
        """),
      Remedy(
        nil,
        """
        Where compressors is given, both clusters accept one of those it names; left out, nothing is compressed.
        """),
      Remedy(
        nil,
        """
        Keep both strings for the whole migration: from 1.21 on mongosync resumes only with the same hosts and ports, \
        and from 1.8 on it ends where a string leads to another cluster.
        """),
    ],
    citations: [
      Citation("P-15", "MongoDB docs, mongosync 1.17 and 1.21: connecting; read preference in connection strings"),
      Citation("P-15", "MongoDB docs, mongosync release notes 1.8 and 1.21: hosts of the connection strings"),
      Citation("P-15", "MongoDB docs, mongosync: frequently asked questions, compressors and other options"),
    ])

  /// The host that mongosync runs on.
  static let mongosyncHost = ManualStep(
    id: "mongosync-host",
    title: "Host of mongosync runs a supported system",
    remedies: [
      Remedy(
        nil,
        """
        Confirm that mongosync supports the host's operating system: 1.19 and later no longer run on Ubuntu 18.04, \
        1.22 and later neither on Amazon Linux 2 nor on macOS with an Intel processor.
        """,
        command: "uname -sm; cat /etc/os-release"),
      Remedy(
        nil,
        """
        Confirm that the process may open as many files as the documentation of MongoDB's servers recommends, 64000: \
        mongosync needs a file descriptor for each connection, and ends where it runs out of them.
        """,
        command: "ulimit -n"),
      Remedy(
        nil,
        """
        Plan no pause: the embedded verifier starts from the beginning after each pause or stop of mongosync, and so \
        do copies in natural order. If you must pause it, leave the balancers of sharded clusters off meanwhile: on and \
        off again during a pause is not supported.
        """),
    ],
    citations: [
      Citation("P-31", "MongoDB docs, mongosync release notes 1.19 and 1.22"),
      Citation("P-31", "MongoDB docs, mongosync: limitations of the embedded verifier"),
      Citation("P-31", "MongoDB docs, mongosync 1.21: automatic balancer disabling, balancers during a pause"),
      Citation("P-31", "MongoDB docs, mongosync: quickstart, ulimit; MongoDB docs, server: UNIX ulimit settings"),
    ])

  /// The versions of everything that takes part, which stay as they are.
  static let noUpgrades = ManualStep(
    id: "no-upgrades",
    title: "Nothing is upgraded during the migration",
    remedies: [
      Remedy(
        nil,
        """
        Until the migration is over, upgrade or downgrade no server of either cluster, and leave the feature \
        compatibility versions as they are.
        """),
      Remedy(
        nil,
        """
        Keep the version of mongosync that the migration was started with. A live upgrade, by stopping and resuming, is \
        supported to 1.13 and 1.18 and to no other of 1.11 to 1.22.
        """),
    ],
    citations: [
      Citation("P-34", "MongoDB docs, mongosync 1.21: limitations, general"),
      Citation("P-34", "MongoDB docs, mongosync release notes 1.11 to 1.22: live upgrades"),
    ])

  /// Several processes act as one only if all have the same options.
  static let sameStartOptions = ManualStep(
    id: "same-start-options",
    title: "Every mongosync is started with the same options",
    remedies: [
      Remedy(
        nil,
        """
        Start every mongosync with the same options and the same connection strings, each with the id of its own shard \
        as --id, and send each the same start request. A single mongosync of a sharded cluster gets no --id and no \
        replicaSet.
        """)
    ],
    citations: [Citation("P-35", "MongoDB docs, mongosync 1.21: multiple mongosync instances")],
    exemption: { evidence in
      guard evidence.plan.mongosyncInstances == 1, let topology = evidence.source.topology.value else { return nil }
      return topology == .shardedCluster ? nil : "The plan has one mongosync, and the source is a replica set."
    })

  /// A sync into a cluster that serves applications already.
  static let existingDataPrecautions = ManualStep(
    id: "existing-data-precautions",
    title: "Applications on the destination can bear a sync into it",
    remedies: [
      Remedy(
        nil,
        """
        With preExistingDestinationData mongosync blocks writes on neither cluster: keep applications from writing to \
        what is migrated, on both, until the commit is through.
        """),
      Remedy(
        nil,
        """
        mongosync does not check disk space and memory of such a destination, and copies at load level 2: make sure \
        yourself that the destination can bear the copy beside its own load.
        """),
      Remedy(
        nil,
        """
        With the embedded verifier leave out of the filter every collection that the destination holds, and compare \
        indexes by other means: the verifier takes what is there already for a difference.
        """),
    ],
    citations: [Citation("P-36", "MongoDB docs, mongosync 1.21: reference/api/start, preExistingDestinationData")],
    exemption: { evidence in
      evidence.plan.preExistingDestinationData == true ? nil : "The plan has no preExistingDestinationData."
    })
}
