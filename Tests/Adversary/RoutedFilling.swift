import BSON
import TestSupport

/// Brings a sharded cluster behind the stand-in for mongos to what a model says, and back to nothing.
///
/// The real shards split and move the ranges, so what a shard has given away stays behind on it as orphaned documents.
struct RoutedFilling: SceneCluster {
  let cluster: ShardedCluster
  /// By how many shards the databases lie elsewhere than on a cluster with 0.
  let offset: Int

  var connectionString: String { cluster.connectionString }

  func clear() async throws {
    let admin = try cluster.admin()
    let listed = try await admin.run("admin", #"{"listDatabases": 1, "nameOnly": true}"#)
    for name in listed["databases"].array.compactMap({ $0["name"].string }) {
      if name == "admin" { try await admin.command(name, ["dropAllUsersFromDatabase": 1]) }
      if !["admin", "config", "local"].contains(name) { try await admin.command(name, ["dropDatabase": 1]) }
    }
  }

  func fill(_ model: ClusterModel) async throws -> [HeldBuild] {
    let admin = try cluster.admin()
    var held: [HeldBuild] = []
    for database in Set(model.collections.map(\.database)).sorted() {
      try await cluster.createDatabase(database, onShard: home(of: database))
    }
    for collection in model.collections { try await make(collection, admin) }
    for user in model.users { try await admin.make(user) }
    for collection in model.collections {
      guard let index = collection.heldBuild else { continue }
      let home = home(of: collection.database)
      if collection.sharding != nil {
        try await cluster.shards[away(from: home)].primary().build([index], on: collection)
      }
      held.append(try await HeldBuild.begin(index, on: collection, cluster.shards[home]))
    }
    return held
  }

  func settle() async throws {
    for shard in cluster.shards { try await ClusterFilling(set: shard).settle() }
  }

  private func home(of database: String) -> Int {
    (database.utf8.reduce(0) { $0 + Int($1) } + offset) % cluster.shards.count
  }

  private func away(from home: Int) -> Int { (home + 1) % cluster.shards.count }

  private func make(_ collection: CollectionModel, _ admin: AdminClient) async throws {
    try await admin.make(collection)
    let home = home(of: collection.database)
    let shard = try cluster.shards[home].primary()
    if let key = collection.sharding?.key, key.names != ["_id"] || key["_id"] == "hashed" {
      try await admin.build(
        [IndexModel(name: "shard key", key: try key.pairs().map { ($0.name, $0.value) })], on: collection)
    }
    try await shard.insert(collection.namespace, unchecked: collection.documents)
    guard let sharding = collection.sharding else { return try await shard.prepareUnique(collection) }
    let name = BSONValue.string(collection.namespace)
    try await admin.command("admin", ["shardCollection": name, "key": .document(sharding.key)])
    let other = cluster.shards[away(from: home)]
    try await admin.command(
      "admin", ["moveRange": name, "min": .document(sharding.split), "toShard": .string(other.options.name)])
    try await shard.prepareUnique(collection)
    try await other.primary().prepareUnique(collection)
  }
}
