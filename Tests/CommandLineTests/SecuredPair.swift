import MongoClient
import TestSupport

/// Two real replica sets with access control that tests share; each test has users of its own.
struct SecuredPair {
  let source: ReplicaSet
  let destination: ReplicaSet

  /// Both, in order.
  var sets: [ReplicaSet] { [source, destination] }

  /// Starts them at the first use.
  static func started() async throws -> SecuredPair {
    SecuredPair(source: try await set("secured-source"), destination: try await set("secured-destination"))
  }

  /// Runs a command on both, as the user who may do everything.
  func run(_ database: String, _ command: String) async throws {
    for set in sets { try await set.primary().run(database, command) }
  }

  /// How to log in to one of them; as the user who may do everything where no other is named.
  func login(to set: ReplicaSet, as user: String? = nil) throws -> ConnectionString {
    try ConnectionString(
      set.connectionString(
        user: user ?? "root", password: user == nil ? set.options.accessControl?.password ?? "" : "secret"))
  }

  private static func set(_ name: String) async throws -> ReplicaSet {
    try await SharedServers.replicaSet(
      name, ReplicaSetOptions(name: name, members: [.ordinary], accessControl: ReplicaSetOptions.AccessControl()))
  }
}
