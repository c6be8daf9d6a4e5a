import BSON
import TestSupport

/// Makes scenes out of numbers: the same seed and number give the same scene.
enum SceneGenerator {
  /// Makes a scene.
  ///
  /// - Parameters:
  ///   - number: the scene's number.
  ///   - seed: the seed of all scenes.
  ///   - only: the one kind of servers that it is played on; nil for any.
  /// - Returns: the scene.
  static func scene(_ number: UInt64, seed: UInt64, only: PairKind? = nil) -> Scene {
    var random = SplitMix(seed: seed, number: number)
    let kinds: [PairKind] = [
      .v60to60, .v60to60, .v60to60, .v60to60, .v50to60, .v50to60, .v44to60, .v44to60, .v50to50, .v44to44,
      .laggingSource, .routed, .routed,
    ]
    let chosen = kinds.chosen(by: &random)
    let kind = only ?? chosen
    var model = ClusterModel()
    let databases = OddValues.databases.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))
    let names = OddValues.collections.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
    for name in names {
      let database = Array(databases).chosen(by: &random)
      model.collections.append(collection(database, name, kind, model.collections, &random))
    }
    if random.oneIn(4) { model.users = users(&random) }
    var scene = Scene(number: number, seed: seed, kind: kind, source: model, changes: [])
    if random.oneIn(5) { scene.method = "digest" }
    let count = [0, 0, 1, 1, 1, 2, 3].chosen(by: &random)
    for _ in 0..<count {
      guard let change = ChangeGenerator.change(of: scene, &random) else { continue }
      scene.changes.append(change)
    }
    scene.changes = scene.effectiveChanges
    if kind == .laggingSource, random.oneIn(2) {
      scene.changes.append(
        Change(
          description: "the source is written to while its secondary applies nothing", expectation: .stale,
          apply: { _ in },
          freezesMajority: true))
    }
    return scene
  }

  private static func collection(
    _ database: String, _ name: String, _ pair: PairKind, _ others: [CollectionModel], _ random: inout SplitMix
  ) -> CollectionModel {
    var kinds = pair.collectionKinds + [.plain, .plain]
    let base = others.last { $0.database == database && $0.kind != .view && $0.kind != .timeSeries }
    if base == nil { kinds.removeAll { $0 == .view } }
    var made = CollectionModel(database: database, name: name, kind: kinds.chosen(by: &random))
    switch made.kind {
    case .plain: break
    case .capped:
      made.options = [("capped", true), ("size", .int32(Int32.random(in: 2...40, using: &random) * 4096))]
      if random.oneIn(2) { made.options.append(("max", 1000)) }
    case .clustered:
      made.options = [("clusteredIndex", ["key": ["_id": 1], "unique": true, "name": "by id"])]
    case .collated:
      made.options = [
        (
          "collation",
          [
            "locale": .string(["de", "en", "sv", "fr"].chosen(by: &random)),
            "strength": .int32(Int32.random(in: 1...3, using: &random)),
          ]
        )
      ]
    case .timeSeries:
      made.options = [("timeseries", .document(BSONDocument(timeSeries(&random))))]
      if random.oneIn(2) { made.options.append(("expireAfterSeconds", 1_000_000_000)) }
    case .view:
      made.options = [
        ("viewOn", .string(base?.name ?? "")),
        ("pipeline", [["$match": ["u": ["$gt": .int32(Int32.random(in: 0...9, using: &random))]]]]),
      ]
    case .validated:
      made.options = [
        ("validator", ["u": ["$exists": true]]),
        ("validationLevel", .string(["strict", "moderate"].chosen(by: &random))),
        ("validationAction", .string(["warn", "error"].chosen(by: &random))),
      ]
    case .preImages: made.options = [("changeStreamPreAndPostImages", ["enabled": true])]
    }
    if pair == .routed, [.plain, .validated, .preImages].contains(made.kind), !random.oneIn(3) {
      made.sharding = sharding(&random)
    }
    fill(&made, &random)
    return made
  }

  private static func sharding(_ random: inout SplitMix) -> ShardingModel {
    let number = BSONValue.int32(Int32.random(in: 0...30, using: &random))
    let hash = BSONValue.int64(Int64.random(in: .min / 2 ... .max / 2, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0..<3: return ShardingModel(key: ["u": 1], split: ["u": number])
    case 3:
      let ends: [BSONValue] = [number, "text 2", .null, .document(["a": 1, "b": "x"]), .date(0)]
      return ShardingModel(key: ["_id": 1], split: ["_id": ends.chosen(by: &random)])
    case 4: return ShardingModel(key: ["_id": "hashed"], split: ["_id": hash])
    default: return ShardingModel(key: ["u": "hashed"], split: ["u": hash])
    }
  }

  private static func timeSeries(_ random: inout SplitMix) -> [(String, BSONValue)] {
    var options: [(String, BSONValue)] = [("timeField", "t"), ("metaField", "u")]
    if random.oneIn(2) { options.append(("granularity", .string(["minutes", "hours"].chosen(by: &random)))) }
    return options
  }

  private static func fill(_ made: inout CollectionModel, _ random: inout SplitMix) {
    guard made.kind != .view else { return }
    let count = [0, 1, 3, 20, 150].chosen(by: &random)
    made.documents = (0..<count).map { number in
      OddValues.document(id: OddValues.id(number, &random), number: number, &random)
    }
    if made.kind == .plain, random.oneIn(4) {
      let ends: [BSONValue] = [.other(.minKey, []), .other(.maxKey, []), .null, .bool(true)]
      made.documents.append(OddValues.document(id: ends.chosen(by: &random), number: 5000, &random))
    }
    // Buckets of a time series are made by each server, under ids of its own making.
    if made.kind == .timeSeries { made.documents = [] }
    guard made.kind != .timeSeries else { return }
    for number in 0..<Int.random(in: 0...3, using: &random) { made.indexes.append(index(number, made, &random)) }
  }

  private static func index(_ number: Int, _ of: CollectionModel, _ random: inout SplitMix) -> IndexModel {
    let field = ["u", "a", "n", "x.y", "Ä"].chosen(by: &random)
    // Servers before 5.0 take two indexes of one key for a conflict, so each has a field of its own.
    var made = IndexModel(
      name: "index \(number) on \(field)", key: [(field, random.oneIn(3) ? -1 : 1), ("k\(number)", 1)])
    switch Int.random(in: 0..<9, using: &random) {
    case 0 where of.allowsUniqueIndexes:
      made.key = [("u", 1), ("z\(number)", 1)]
      made.set("unique", true)
    case 1: made.set("sparse", true)
    case 2 where number == 1 && of.kind != .capped:
      made.key = [("t", 1)]
      made.set("expireAfterSeconds", .int32(Int32.random(in: 1000...100_000, using: &random)))
    case 3: made.set("hidden", true)
    case 4: made.set("partialFilterExpression", ["u": ["$gt": .int32(Int32.random(in: 0...9, using: &random))]])
    case 5: made.set("collation", ["locale": "fr", "strength": 2])
    case 6: made.key = [("q\(number)", "hashed")]
    case 7 where number == 0: made.key = [("words", "text")]
    case 8: made.key = [("p\(number)", "2dsphere"), ("u", 1)]
    default: made.key.append(("l", -1))
    }
    // A default collation is inherited, and kinds of indexes that know no collation refuse it.
    if of.kind == .collated, made.key.contains(where: { $0.1.string != nil }) {
      made.set("collation", ["locale": "simple"])
    }
    return made
  }

  private static func users(_ random: inout SplitMix) -> [UserModel] {
    (0..<Int.random(in: 1...2, using: &random)).map { number in
      UserModel(
        database: "admin", name: "person\(number)",
        roles: Array(["readAnyDatabase", "readWriteAnyDatabase", "clusterMonitor"].shuffled(using: &random).prefix(2)),
        mechanisms: random.oneIn(2) ? ["SCRAM-SHA-256"] : ["SCRAM-SHA-1", "SCRAM-SHA-256"],
        allowedAddresses: random.oneIn(3) ? ["127.0.0.1"] : [])
    }
  }
}
