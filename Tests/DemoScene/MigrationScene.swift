public import TestSupport

public import struct Foundation.Date

/// Two real replica sets in the state that a migration with mongosync leaves behind at some moment.
public struct MigrationScene: Sendable {
  /// The cluster that is migrated from.
  public let source: ReplicaSet
  /// The cluster that is migrated to.
  public let destination: ReplicaSet
  /// Whether the source has a unique index in the format of 5.0.
  public let hasLegacyIndex: Bool

  /// Starts both clusters and fills the source with a shop.
  ///
  /// - Parameter servers: the servers to start.
  /// - Returns: the scene, with an empty destination.
  /// - Throws: whatever keeps a server from starting or a command from succeeding.
  public static func start(on servers: SceneServers) async throws -> MigrationScene {
    let firstVersion: MongodVersion = servers.haveLegacyIndex ? .v5_0_4 : .v6_0_27
    async let destination = ReplicaSet.start(servers.options("destination"))
    let source = try await ReplicaSet.start(servers.options("source", startsOn: firstVersion))
    let scene = MigrationScene(
      source: source, destination: try await destination, hasLegacyIndex: servers.haveLegacyIndex)
    try await Self.fillShop(source.primary(), customers: 500)
    try await source.primary().run(
      "shop", #"{"createIndexes": "customers", "indexes": [{"key": {"email": 1}, "name": "email_1", "unique": true}]}"#)
    if servers.haveLegacyIndex {
      try await source.upgrade(to: .v6_0_27)
      try await source.raiseFCV("6.0")
    }
    try await source.primary().run(
      "shop", #"{"createIndexes": "orders", "indexes": [{"key": {"number": 1}, "name": "number_1", "unique": true}]}"#)
    for set in [scene.source, scene.destination] {
      try await set.primary().run(
        "admin", #"{"createUser": "mongosync", "pwd": "demonstration only", "roles": ["root"]}"#)
    }
    return scene
  }

  /// Stops both clusters and removes their data.
  public func stop() async {
    async let source: Void = source.stop()
    await destination.stop()
    await source
  }

  /// Leaves the destination as a mongosync that died half-way does: copied data, metadata, and the write block on.
  ///
  /// - Throws: whatever keeps a command from succeeding.
  public func leaveHalfFinished() async throws {
    let admin = try destination.primary()
    try await Self.fillShop(admin, customers: 200)
    try await admin.insert("audit_log.entries", documents: [#"{"_id": 1, "action": "login"}"#])
    try await writeMetadata(state: "RUNNING", phase: "collection copy")
    try await admin.insert(
      "mongosync_reserved_for_verification_src_metadata.tasks", documents: [#"{"_id": 1, "status": "added"}"#])
    try await setWriteBlock(on: destination, to: true)
  }

  /// Leaves on the source what Atlas Device Sync keeps there, with a document that it could not synchronise.
  ///
  /// - Throws: whatever keeps a command from succeeding.
  public func leaveDeviceSync() async throws {
    try await source.primary().insert(
      "__realm_sync.unsynced_documents",
      documents: [
        #"""
        {"_id": 1, "appId": "shop-abcde", "documentId": 17, "ns": {"db": "shop", "coll": "customers"},
         "reason": "the document does not match the schema"}
        """#
      ])
  }

  /// Ends Device Sync, as terminating it does.
  ///
  /// - Throws: whatever keeps a command from succeeding.
  public func endDeviceSync() async throws {
    try await source.primary().run("__realm_sync", #"{"dropDatabase": 1}"#)
  }

  /// Leaves both clusters as a reversible migration that applies changes does: all is copied, the destination blocked.
  ///
  /// The unique index on the orders' numbers is still in mongosync's temporary form.
  ///
  /// - Throws: whatever keeps a command from succeeding.
  public func leaveRunning() async throws {
    let admin = try destination.primary()
    try await Self.fillShop(admin, customers: 500)
    for (collection, index) in [
      ("customers", #"{"key": {"email": 1}, "name": "email_1", "unique": true}"#),
      ("orders", #"{"key": {"number": 1}, "name": "number_1", "prepareUnique": true}"#),
    ] {
      try await admin.run("shop", #"{"createIndexes": "\#(collection)", "indexes": [\#(index)]}"#)
    }
    try await writeMetadata(state: "RUNNING", phase: "change event application")
    try await setWriteBlock(on: destination, to: true)
  }

  /// Commits the running migration, except that the temporary index stays as it is.
  ///
  /// - Returns: when mongosync would first have reported `canWrite: true`.
  /// - Throws: whatever keeps a command from succeeding.
  public func commit() async throws -> Date {
    let admin = try destination.primary()
    try await setWriteBlock(on: source, to: true)
    try await setWriteBlock(on: destination, to: false)
    try await admin.run(Self.metadataDatabase, #"{"dropDatabase": 1}"#)
    try await writeMetadata(state: "COMMITTED", phase: "commit completed")
    let canWriteAt = Date()
    try await admin.insert("shop.orders", documents: [#"{"_id": 1000, "number": 1000, "total": 12}"#])
    return canWriteAt
  }

  /// Leaves on the destination what copying by a careless tool does: most is there, some of it is not as it was.
  ///
  /// - Throws: whatever keeps a command from succeeding.
  public func leaveDifferences() async throws {
    try await setWriteBlock(on: source, to: false)
    for admin in [try source.primary(), try destination.primary()] {
      try await admin.insert(
        "shop.products", documents: (0..<120).map { #"{"_id": \#($0), "name": "product \#($0)", "price": \#($0).5}"# })
      try await admin.run("shop", #"{"create": "returns"}"#)
    }
    try await setWriteBlock(on: source, to: true)
    let admin = try destination.primary()
    for command in [
      #"{"delete": "orders", "deletes": [{"q": {"_id": {"$in": [498, 499]}}, "limit": 0}]}"#,
      #"""
      {"update": "orders", "updates": [
        {"q": {"_id": {"$lt": 40}}, "u": [{"$set": {"total": {"$toLong": "$total"}}}], "multi": true}]}
      """#,
      #"""
      {"update": "customers", "updates": [
        {"q": {"_id": 17}, "u": {"$set": {"city": "Delft"}}},
        {"q": {"_id": {"$in": [18, 19]}}, "multi": true,
         "u": [{"$replaceWith": {"_id": "$_id", "city": "$city", "email": "$email"}}]}]}
      """#,
    ] {
      try await admin.run("shop", command)
    }
  }

  private static let metadataDatabase = "mongosync_reserved_for_internal_use"

  private func writeMetadata(state: String, phase: String) async throws {
    let admin = try destination.primary()
    try await admin.insert(
      "\(Self.metadataDatabase).globalState",
      documents: [
        """
        {"_id": "globalState", "reversible": true, "writeBlockingMode": "sourceAndDestination",
         "buildIndexes": "afterDataCopy", "namespaceFilter": {"inclusionFilter": [], "exclusionFilter": []}}
        """
      ])
    try await admin.insert(
      "\(Self.metadataDatabase).resumeData",
      documents: [#"{"_id": "coordinator", "state": "\#(state)", "syncPhase": "\#(phase)"}"#])
  }

  private func setWriteBlock(on set: ReplicaSet, to isOn: Bool) async throws {
    try await set.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": \#(isOn)}"#)
  }

  private static func fillShop(_ admin: AdminClient, customers: Int) async throws {
    try await admin.insert(
      "shop.customers",
      documents: (0..<customers).map { #"{"_id": \#($0), "email": "customer\#($0)@shop.example", "city": "Utrecht"}"# })
    try await admin.insert(
      "shop.orders", documents: (0..<customers).map { #"{"_id": \#($0), "number": \#($0), "total": \#($0 * 7 % 100)}"# }
    )
  }
}
