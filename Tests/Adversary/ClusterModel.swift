import BSON

/// What one cluster of a scene holds.
struct ClusterModel: Sendable {
  var collections: [CollectionModel] = []
  var users: [UserModel] = []

  /// Changes the collection with a name, if the scene still has it.
  mutating func change(_ namespace: String, _ body: (inout CollectionModel) -> Void) {
    guard let index = collections.firstIndex(where: { $0.namespace.utf8.elementsEqual(namespace.utf8) }) else { return }
    body(&collections[index])
  }

  /// Changes the user with a name, if the scene still has it.
  mutating func change(user name: String, _ body: (inout UserModel) -> Void) {
    guard let index = users.firstIndex(where: { $0.name == name }) else { return }
    body(&users[index])
  }
}

/// One collection or view of a scene.
struct CollectionModel: Sendable {
  let database: String
  let name: String
  let kind: Kind
  /// The members of its `create` command besides the name.
  var options: [(String, BSONValue)] = []
  var documents: [BSONDocument] = []
  /// Each as `createIndexes` takes it.
  var indexes: [IndexModel] = []
  /// How it is spread over shards; nil for a collection that is not sharded.
  var sharding: ShardingModel?
  /// The index whose build is begun and held, so that it never ends.
  var heldBuild: IndexModel?

  enum Kind: String, CaseIterable, Sendable {
    case plain, capped, clustered, collated, timeSeries, view, validated, preImages
  }

  var namespace: String { "\(database).\(name)" }

  /// Whether a cluster takes unique indexes of it that begin with `u`.
  var allowsUniqueIndexes: Bool { sharding?.allowsUniqueIndexes ?? true }
}

/// How a collection is sharded: in two ranges, the upper one on another shard.
struct ShardingModel: Sendable {
  let key: BSONDocument
  /// The lower end of the upper range.
  let split: BSONDocument

  /// Whether the cluster takes unique indexes that begin with `u`: a unique index must begin with the shard key.
  var allowsUniqueIndexes: Bool { key == ["u": 1] }
}

/// One index of a collection, as `createIndexes` takes it.
struct IndexModel: Sendable {
  let name: String
  var key: [(String, BSONValue)]
  var options: [(String, BSONValue)] = []
  /// Whether it is left as mongosync leaves an index while it copies.
  var isPrepareUnique = false

  var specification: BSONDocument {
    BSONDocument([("key", .document(BSONDocument(key))), ("name", .string(name))] + options)
  }

  /// Sets an option, or removes it.
  mutating func set(_ name: String, _ value: BSONValue?) {
    options.removeAll { $0.0 == name }
    if let value { options.append((name, value)) }
  }
}

/// A user that somebody made in a database.
struct UserModel: Sendable {
  let database: String
  let name: String
  var roles: [String]
  var mechanisms: [String]
  var allowedAddresses: [String] = []
}
