import Evidence
import TestSupport

extension ClusterPair {
  /// The roles that the documentation names for mongosync up to 1.19, for both clusters in turn.
  static let rolesUpToNineteen = [
    ["backup", "clusterMonitor", "readAnyDatabase"],
    ["clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"],
  ]
  /// The same from 1.20 on, for either cluster.
  static let rolesFromTwenty = ["backup", "clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"]

  /// The pair without leftovers, with mongosync's user and a collection to migrate.
  static func readyToStart() async throws -> ClusterPair {
    let pair = try await clean()
    for (set, roles) in zip([pair.source, pair.destination], rolesUpToNineteen) {
      try await set.primary().run("admin", #"{"dropAllUsersFromDatabase": 1}"#)
      try await pair.createUser("mongosync", roles, on: set)
    }
    try await pair.make("shop", on: pair.source)
    return pair
  }

  /// Creates a user with roles of the admin database.
  func createUser(_ name: String, _ roles: [String], on set: ReplicaSet) async throws {
    let list = roles.map { "\"\($0)\"" }.joined(separator: ", ")
    try await set.primary().run("admin", #"{"createUser": "\#(name)", "pwd": "x", "roles": [\#(list)]}"#)
  }

  /// The clusters under audit before a start; 1.18 is the last mongosync that migrates to the servers there are here.
  func preflight(_ change: (inout Plan) -> Void = { _ in }) -> AuditOfServers {
    audit { plan in
      plan = Plan()
      plan.mongosyncVersion = ReleaseVersion(1, 18)
      plan.expectedCopyHours = 1
      plan.mongosyncUser = "mongosync"
      plan.mongosyncInstances = 1
      plan.mongosyncMemoryGB = 64
      change(&plan)
    }
  }
}
