import BSON
import Foundation
import MongoClient
import TestSupport

/// Brings a replica set to what a model says, and back to nothing.
struct ClusterFilling: SceneCluster {
  let set: ReplicaSet

  var connectionString: String { self.set.connectionString }

  func clear() async throws {
    let admin = try set.primary()
    let listed = try await admin.run("admin", #"{"listDatabases": 1, "nameOnly": true}"#)
    for name in listed["databases"].array.compactMap({ $0["name"].string }) {
      if ["config", "local"].contains(name) { continue }
      try await admin.command(name, ["dropAllUsersFromDatabase": 1])
      if name != "admin" { try await admin.command(name, ["dropDatabase": 1]) }
    }
  }

  func fill(_ model: ClusterModel) async throws -> [HeldBuild] {
    let admin = try set.primary()
    // A view may only be made once nothing else has the name that it is on.
    for collection in model.collections {
      try await admin.make(collection)
      try await admin.insert(collection.namespace, unchecked: collection.documents)
      try await admin.prepareUnique(collection)
    }
    for user in model.users { try await admin.make(user) }
    var held: [HeldBuild] = []
    for collection in model.collections {
      guard let index = collection.heldBuild else { continue }
      held.append(try await HeldBuild.begin(index, on: collection, set))
    }
    return held
  }

  func settle() async throws {
    try await set.primary().command(
      "admin", ["appendOplogNote": 1, "data": ["settled": 1], "writeConcern": ["w": "majority"]])
  }
}

/// An index build that the server holds at its beginning until it is released.
struct HeldBuild: Sendable {
  private let set: ReplicaSet
  private let build: Task<Void, any Error>

  /// Begins a build and waits until the server lists the index.
  static func begin(_ index: IndexModel, on collection: CollectionModel, _ set: ReplicaSet) async throws -> HeldBuild {
    let admin = try set.primary()
    try await admin.command("admin", ["configureFailPoint": "hangAfterStartingIndexBuild", "mode": "alwaysOn"])
    let build = Task {
      _ = try await set.primary().command(
        collection.database,
        ["createIndexes": .string(collection.name), "indexes": [.document(index.specification)]])
    }
    let list: BSONDocument = ["listIndexes": .string(collection.name)]
    try await eventually("the build of \(index.name) has begun") {
      try admin.run(collection.database, ExtendedJSON.canonical(list))["cursor"]["firstBatch"].array
        .contains { $0["name"].string == index.name }
    }
    return HeldBuild(set: set, build: build)
  }

  /// Lets the build end.
  func release() async throws {
    try await set.primary().command("admin", ["configureFailPoint": "hangAfterStartingIndexBuild", "mode": "off"])
    try await build.value
  }
}

extension AdminClient {
  /// Runs a command that is given as a document.
  @discardableResult
  func command(_ database: String, _ command: BSONDocument) async throws -> JSON {
    try await run(database, try ExtendedJSON.canonical(command))
  }

  /// Makes a collection or view with its indexes, without documents.
  func make(_ collection: CollectionModel) async throws {
    try await command(
      collection.database, BSONDocument([("create", .string(collection.name))] + collection.options))
    try await build(collection.indexes, on: collection)
  }

  /// Builds indexes.
  func build(_ indexes: [IndexModel], on collection: CollectionModel) async throws {
    guard !indexes.isEmpty else { return }
    try await command(
      collection.database,
      [
        "createIndexes": .string(collection.name),
        "indexes": .array(of: indexes.map { .document($0.specification) }),
      ])
  }

  /// Leaves those indexes in the state that mongosync has them in while it copies.
  func prepareUnique(_ collection: CollectionModel) async throws {
    for index in collection.indexes where index.isPrepareUnique {
      try await command(
        collection.database,
        [
          "collMod": .string(collection.name),
          "index": ["name": .string(index.name), "prepareUnique": true],
        ])
    }
  }

  /// Makes a user.
  func make(_ user: UserModel) async throws {
    let restrictions: BSONValue = ["clientSource": .array(of: user.allowedAddresses.map(BSONValue.string))]
    try await command(
      user.database,
      BSONDocument(
        [
          ("createUser", .string(user.name)), ("pwd", "as good as any"),
          ("roles", .array(of: user.roles.map(BSONValue.string))),
          ("mechanisms", .array(of: user.mechanisms.map(BSONValue.string))),
        ] + (user.allowedAddresses.isEmpty ? [] : [("authenticationRestrictions", [restrictions])])))
  }
}
