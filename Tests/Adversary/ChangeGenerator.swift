import BSON
import TestSupport

/// Chooses what differs between the clusters of a scene.
enum ChangeGenerator {
  /// Makes a change to something that no earlier change of the scene is about.
  ///
  /// - Parameters:
  ///   - scene: the scene so far.
  ///   - random: chooses.
  /// - Returns: the change, or nil where what was chosen cannot be changed so.
  static func change(of scene: Scene, _ random: inout SplitMix) -> Change? {
    let taken = scene.changes.compactMap(\.subject)
    if !scene.source.users.isEmpty, random.oneIn(3) {
      let free = scene.source.users.filter { !taken.contains($0.name) }
      return free.isEmpty ? nil : AccountChanges.change(of: free.chosen(by: &random), &random)
    }
    if random.oneIn(8) { return extraCollection(in: scene) }
    let viewed = scene.source.collections.flatMap { view in
      view.options.compactMap { $0.0 == "viewOn" ? $0.1.string : nil }.map { "\(view.database).\($0)" }
    }
    let free = scene.source.collections.filter { !taken.contains($0.namespace) && !viewed.contains($0.namespace) }
    guard !free.isEmpty else { return nil }
    let chosen = free.chosen(by: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0..<3: return DocumentChanges.change(of: chosen, &random)
    case 3..<5: return IndexChanges.change(of: chosen, scene.kind, &random)
    case 5..<7: return OptionChanges.change(of: chosen, scene.kind, &random)
    default: return missing(chosen)
    }
  }

  private static func missing(_ collection: CollectionModel) -> Change {
    Change(
      description: "\(collection.namespace) is missing", expectation: .mismatch(namespace: collection.namespace)
    ) { model in
      model.collections.removeAll { $0.namespace.utf8.elementsEqual(collection.namespace.utf8) }
    }
  }

  private static func extraCollection(in scene: Scene) -> Change? {
    guard let database = scene.source.collections.first?.database else { return nil }
    let made = CollectionModel(database: database, name: "only here", kind: .plain)
    guard !scene.changes.contains(where: { $0.subject == made.namespace }) else { return nil }
    return Change(
      description: "\(made.namespace) is on the destination only", expectation: .mismatch(namespace: made.namespace)
    ) { $0.collections.append(made) }
  }
}

/// Changes of users, which mongosync does not copy and a person recreates.
enum AccountChanges {
  static func change(of user: UserModel, _ random: inout SplitMix) -> Change? {
    let name = user.name
    let make = { (what: String, body: @escaping @Sendable (inout UserModel) -> Void) in
      Change(description: "user \(name): \(what)", expectation: .account(name: name)) { $0.change(user: name, body) }
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return Change(description: "user \(name) is missing", expectation: .account(name: name)) { model in
        model.users.removeAll { $0.name == name }
      }
    case 1: return make("has a role fewer") { $0.roles.removeLast() }
    case 2 where user.mechanisms.count > 1: return make("lost SCRAM-SHA-256") { $0.mechanisms = ["SCRAM-SHA-1"] }
    case 3 where !user.allowedAddresses.isEmpty:
      return make("lost its authentication restrictions") { $0.allowedAddresses = [] }
    default: return nil
    }
  }
}

/// Changes of documents.
enum DocumentChanges {
  static func change(of collection: CollectionModel, _ random: inout SplitMix) -> Change? {
    guard collection.kind != .view, collection.kind != .timeSeries else { return nil }
    let place = collection.documents.isEmpty ? 0 : Int.random(in: collection.documents.indices, using: &random)
    let documents = collection.documents.count
    let value = OddValues.value(&random)
    let make = { (what: String, body: @escaping @Sendable (inout [BSONDocument]) -> Void) in
      Change(
        description: "\(collection.namespace), document \(place): \(what)",
        expectation: .mismatch(namespace: collection.namespace)
      ) { model in
        // A scene that was made smaller may have fewer documents.
        model.change(collection.namespace) {
          if $0.documents.count >= min(place + 1, documents) { body(&$0.documents) }
        }
      }
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      return make("one more") { documents in
        documents.append(["_id": "only on the destination", "u": 9999, "t": .date(4_102_444_800_000)])
      }
    case _ where collection.documents.isEmpty: return nil
    case 1: return make("missing") { $0.remove(at: place) }
    case 2: return make("another type of u") { $0[place].replace("u") { .int64(Int64($0.int ?? 0)) } }
    case 3: return make("another value of u") { $0[place].replace("u") { .int32(Int32($0.int ?? 0) + 20_000) } }
    case 4: return make("one more field") { $0[place] = $0[place].appending("more", value) }
    default:
      return make("another order of fields") { documents in
        guard let pairs = try? documents[place].pairs() else { return }
        let fields = pairs.map { ($0.name, $0.value) }
        documents[place] = BSONDocument([fields[0], fields[2], fields[1]] + fields.dropFirst(3))
      }
    }
  }
}

extension BSONDocument {
  /// Replaces the value of a field.
  fileprivate mutating func replace(_ name: String, _ change: (BSONValue) -> BSONValue) {
    guard let pairs = try? pairs() else { return }
    self = BSONDocument(pairs.map { ($0.name, $0.name == name ? change($0.value) : $0.value) })
  }
}
