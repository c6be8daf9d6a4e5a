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
        """)
    ],
    citations: [Citation("P-11", "MongoDB docs, mongosync 1.21: reference/limitations, multiple clusters")])

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
        Keep both strings for the whole migration: from 1.21 on mongosync resumes only with the same hosts and ports, \
        and from 1.8 on it ends where a string leads to another cluster.
        """),
    ],
    citations: [
      Citation("P-15", "MongoDB docs, mongosync 1.17 and 1.21: connecting; read preference in connection strings"),
      Citation("P-15", "MongoDB docs, mongosync release notes 1.8 and 1.21: hosts of the connection strings"),
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
        Until the migration is over, upgrade or downgrade no server of either cluster. Exchange mongosync for another \
        version only where its release notes support a live upgrade: most do not.
        """),
      Remedy(
        nil,
        """
        Plan no pause: the embedded verifier starts from the beginning after each pause or stop of mongosync, and so \
        do copies in natural order.
        """),
    ],
    citations: [
      Citation("P-31", "MongoDB docs, mongosync release notes 1.19 and 1.22"),
      Citation("P-31", "MongoDB docs, mongosync: limitations, general; limitations of the embedded verifier"),
    ])
}
