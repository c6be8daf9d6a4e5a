/// A replica set in which one hidden secondary alone keeps a unique index in the format of an older server.
public enum LegacyIndexSet {
  /// The collection with the unique index.
  public static let namespace = "shop.customers"
  /// The name of the unique index.
  public static let index = "email_1"

  /// Starts a set of two ordinary members and a hidden one, and makes the hidden one's index the only old one.
  ///
  /// The index is created on 5.0 and carried to 6.0, which leaves format 12 on all members; then the two ordinary
  /// members are filled anew by initial sync, which builds their indexes in format 14.
  public static func start() async throws -> ReplicaSet {
    let set = try await ReplicaSet.start(
      ReplicaSetOptions(name: "legacy", members: [.ordinary, .ordinary, .hidden], version: .v5_0_4))
    do {
      let old = try set.primary()
      try await old.run(
        "shop",
        """
        {"createIndexes": "customers", "writeConcern": {"w": 3},
         "indexes": [{"key": {"email": 1}, "name": "email_1", "unique": true}]}
        """)
      try await old.insert(namespace, documents: [#"{"email": "a@example.net"}"#, #"{"email": "b@example.net"}"#])
      try await set.upgrade(to: .v6_0_27)
      try await set.raiseFCV("6.0")
      try await refill(set)
    } catch {
      await set.stop()
      throw error
    }
    return set
  }

  private static func refill(_ set: ReplicaSet) async throws {
    let old = try await primaryHost(set)
    guard let first = set.members.dropLast().first(where: { $0.host != old }),
      let second = set.members.first(where: { $0.host == old })
    else { throw ServerError(code: 0, message: "the set has no primary among its ordinary members") }
    try await first.restartEmpty()
    try await set.waitUntilInPlace()
    // The reply may be lost with the connections that a primary closes when it steps down.
    _ = try? await set.primary().run("admin", #"{"replSetStepDown": 120, "secondaryCatchUpPeriodSecs": 20}"#)
    try await eventually("\(first.host) is primary", within: .seconds(60)) { try await primaryHost(set) == first.host }
    try await second.restartEmpty()
    try await set.waitUntilInPlace()
  }

  private static func primaryHost(_ set: ReplicaSet) async throws -> String {
    try await set.primary().run("admin", #"{"isMaster": 1}"#)["primary"].string ?? ""
  }
}
