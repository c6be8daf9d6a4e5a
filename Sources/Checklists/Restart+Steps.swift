import Checks
import Evidence
import Findings

extension ManualStep {
  /// The next steps drop databases, and nothing but a person's eye tells the right cluster from the wrong one.
  static let confirmDestination = ManualStep(
    id: "confirm-destination",
    title: "The destination is the cluster to be emptied",
    remedies: [
      Remedy(
        .destination,
        """
        Open mongosh with the destination's connection string, that of its mongos if it is sharded; put it for the \
        words in capitals.
        """,
        command: #"mongosh "mongodb+srv://CONNECTION-STRING""#),
      Remedy(
        .destination,
        """
        Connect with mongosh to the destination's primary, or to a mongos if it is sharded, and confirm by its hosts \
        that it is the cluster to be emptied, since the next steps drop databases; isWritablePrimary must be true.
        """,
        command: "db.hello()"),
    ],
    citations: [Citation("R-02", "MongoDB docs, mongosync: restart procedure, step 2")])

  /// Starting the balancers again, where the migration is given up.
  static let enableBalancers = ManualStep(
    id: "enable-balancers",
    title: "Balancers are enabled again",
    remedies: [
      .startBalancer(on: .source, "If the source is sharded, start its balancer, connected to a mongos."),
      .startBalancer(on: .destination, "If the destination is sharded, start its balancer, connected to a mongos."),
    ],
    citations: [Citation("R-07", "MongoDB docs, mongosync: restart procedure, step 6")],
    exemption: { evidence in
      if evidence.plan.phase == .fresh {
        return "The migration is to be started again, so the balancers stay off."
      }
      let isUnsharded = evidence.clusters.allSatisfy { cluster in
        cluster.topology.value.map { $0 != .shardedCluster } ?? false
      }
      return isUnsharded ? "Neither cluster is sharded, so there is no balancer." : nil
    })

  /// Starting mongosync and then the sync.
  static let restartMongosync = ManualStep(
    id: "restart-mongosync",
    title: "mongosync is started again",
    remedies: [
      Remedy(nil, "Start mongosync with the connection strings of both clusters, and wait until it reports IDLE."),
      .startSync,
    ],
    timing: .afterVerdict,
    citations: [Citation("R-09", "MongoDB docs, mongosync: restart procedure, step 7; reference/api/start")],
    exemption: { evidence in
      evidence.plan.phase == .abandon ? "The migration is given up, so nothing is started." : nil
    })
}
