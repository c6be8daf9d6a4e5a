import BSON
import Foundation
import MongoClient
import TestSupport

/// Brings a cluster to what a model says, and back to nothing.
struct ClusterFilling: Sendable {
  let set: ReplicaSet

  /// Drops all user databases, users and roles.
  func clear() async throws {
    let admin = try set.primary()
    let listed = try await admin.run("admin", #"{"listDatabases": 1, "nameOnly": true}"#)
    for name in listed["databases"].array.compactMap({ $0["name"].string }) {
      if ["config", "local"].contains(name) { continue }
      try await admin.command(name, ["dropAllUsersFromDatabase": 1])
      if name != "admin" { try await admin.command(name, ["dropDatabase": 1]) }
    }
  }

  /// Makes everything that a model has.
  ///
  /// - Parameter model: the model.
  /// - Returns: the builds that are held, to be released before the cluster is cleared.
  /// - Throws: `ServerError` when the server refuses something.
  func fill(_ model: ClusterModel) async throws -> [HeldBuild] {
    let admin = try set.primary()
    // A view may only be made once nothing else has the name that it is on.
    for collection in model.collections { try await make(collection, admin) }
    for user in model.users { try await make(user, admin) }
    var held: [HeldBuild] = []
    for collection in model.collections {
      guard let index = collection.heldBuild else { continue }
      held.append(try await HeldBuild.begin(index, on: collection, set))
    }
    return held
  }

  /// Waits until a majority has everything.
  func settle() async throws {
    try await set.primary().command(
      "admin", ["appendOplogNote": 1, "data": ["settled": 1], "writeConcern": ["w": "majority"]])
  }

  private func make(_ collection: CollectionModel, _ admin: AdminClient) async throws {
    try await admin.command(
      collection.database, BSONDocument([("create", .string(collection.name))] + collection.options))
    try await admin.insert(collection.namespace, unchecked: collection.documents)
    guard !collection.indexes.isEmpty else { return }
    try await admin.command(
      collection.database,
      [
        "createIndexes": .string(collection.name),
        "indexes": .array(of: collection.indexes.map { .document($0.specification) }),
      ])
    for index in collection.indexes where index.isPrepareUnique {
      try await admin.command(
        collection.database,
        [
          "collMod": .string(collection.name),
          "index": ["name": .string(index.name), "prepareUnique": true],
        ])
    }
  }

  private func make(_ user: UserModel, _ admin: AdminClient) async throws {
    let restrictions: BSONValue = ["clientSource": .array(of: user.allowedAddresses.map(BSONValue.string))]
    try await admin.command(
      user.database,
      BSONDocument(
        [
          ("createUser", .string(user.name)), ("pwd", "as good as any"),
          ("roles", .array(of: user.roles.map(BSONValue.string))),
          ("mechanisms", .array(of: user.mechanisms.map(BSONValue.string))),
        ] + (user.allowedAddresses.isEmpty ? [] : [("authenticationRestrictions", [restrictions])])))
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
}
