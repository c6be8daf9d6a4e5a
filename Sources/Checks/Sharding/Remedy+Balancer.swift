package import Findings

extension Remedy {
  /// Stopping a cluster's balancer.
  ///
  /// - Parameters:
  ///   - cluster: where it runs.
  ///   - text: what to do, in one sentence.
  /// - Returns: the remedy with its mongosh command.
  package static func stopBalancer(on cluster: ClusterRole, _ text: String) -> Remedy {
    Remedy(cluster, text, command: "db.adminCommand({ balancerStop: 1 })")
  }

  /// Starting a cluster's balancer.
  ///
  /// - Parameters:
  ///   - cluster: where it is to run.
  ///   - text: what to do, in one sentence.
  /// - Returns: the remedy with its mongosh command.
  package static func startBalancer(on cluster: ClusterRole, _ text: String) -> Remedy {
    Remedy(cluster, text, command: "db.adminCommand({ balancerStart: 1 })")
  }

  /// Waiting until no balancing round runs.
  ///
  /// - Parameter cluster: where the round runs.
  /// - Returns: the remedy with the mongosh command that shows it.
  static func awaitBalancerRound(on cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster, "Wait until the running round is over: inBalancerRound must be false.",
      command: "db.adminCommand({ balancerStatus: 1 })")
  }

  /// Removing the balancing window.
  ///
  /// Source: MongoDB docs, server: remove the balancing window schedule.
  ///
  /// - Parameter cluster: where it is set.
  /// - Returns: the remedy with its mongosh command.
  static func removeBalancingWindow(on cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster, "Remove the balancing window, connected to a mongos.",
      command: """
        db.getSiblingDB("config").settings.updateOne({ _id: "balancer" }, { $unset: { activeWindow: true } })
        """)
  }
}
