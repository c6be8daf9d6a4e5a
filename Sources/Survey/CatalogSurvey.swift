import BSON
import Evidence
import Findings
import MongoClient

/// Asks a server for all its collections and indexes.
struct CatalogSurvey: Sendable {
  let node: ClusterNode
  let concurrency: Int

  /// Asks with one `$listCatalog` where the server has it (6.0), else collection by collection.
  ///
  /// Measured on 10,000 collections: `$listCatalog` 0.4 s, `listIndexes` on each 4 s.
  ///
  /// - Parameters:
  ///   - databases: the databases to go through where there is no `$listCatalog`; asked for if not given.
  ///   - known: what another node of the cluster lists; what is the same here is held in memory once.
  /// - Returns: the collections in the order of their names.
  func run(
    databases: Observed<[String]>, sharing known: Observed<[CollectionEvidence]> = .notAsked("It was not needed.")
  ) async -> Observed<[CollectionEvidence]> {
    let listed = await list(databases: databases)
    guard let others = known.value else { return listed }
    return listed.map { collections in
      let places = Dictionary(others.map { (ExactText($0.namespace), $0) }) { first, _ in first }
      return collections.map { own in
        let other = places[ExactText(own.namespace)]
        return other == own ? other ?? own : own
      }
    }
  }

  private func list(databases: Observed<[String]>) async -> Observed<[CollectionEvidence]> {
    let listed = await node.aggregate(in: "admin", nil, Self.listCatalog)
    guard listed.refusal?.kind == .commandNotFound || listed.refusal?.kind == .unauthorized else {
      return listed.observed("the collections") { documents in
        // One that cannot be read must not be missing as if it were not there.
        let collections = documents.compactMap(CollectionEvidence.init)
        return collections.count == documents.count ? Self.merged(collections) : nil
      }
    }
    let names = databases.value ?? []
    let asked = names.isEmpty ? await self.databases() : databases
    guard let known = asked.value else { return asked.map { _ in [] } }
    return await eachCollection(of: known.filter { DatabaseFamily(ofDatabase: $0) != .system }, asked.evidence)
  }

  private func databases() async -> Observed<[String]> {
    await node.ask(.listDatabases).observed("the names of the databases") { reply in
      reply["databases"]?.documents?.compactMap { $0["name"]?.string }.sorted()
    }
  }

  private func eachCollection(of databases: [String], _ ids: [EvidenceID]) async -> Observed<[CollectionEvidence]> {
    let lists = await databases.concurrently(width: concurrency) { database in
      (database, await node.documents(.listCollections(in: database)))
    }
    var evidence = ids
    var found: [(String, BSONDocument)] = []
    for (database, list) in lists {
      evidence += list.evidence
      switch list.result {
      case .success(let documents): found += documents.map { (database, $0) }
      // Dropped since it was listed.
      case .failure(let refusal) where refusal.kind == .namespaceNotFound: continue
      case .failure(let refusal): return .refused(refusal, evidence)
      }
    }
    let collections = await found.concurrently(width: concurrency) { database, document in
      await withIndexes(database, document)
    }
    var complete: [CollectionEvidence] = []
    for collection in collections {
      evidence += collection.evidence
      switch collection.result {
      case .success(let seen): complete.append(seen)
      case .failure(let refusal) where refusal.kind == .namespaceNotFound: continue
      case .failure(let refusal): return .refused(refusal, evidence)
      }
    }
    return .value(Self.merged(complete), evidence)
  }

  private func withIndexes(_ database: String, _ document: BSONDocument) async -> Asked<CollectionEvidence> {
    let name = document["name"]?.string ?? ""
    let type = document["type"]?.string ?? "collection"
    guard let options = OptionValue.options(in: document["options"]?.document ?? [:]) else {
      let refusal = Refusal(.failed, "The options of \(database).\(name) cannot be read.")
      return Asked(result: .failure(refusal), evidence: [])
    }
    guard type != "view", !Self.withoutIndexes.contains(name) else {
      let collection = CollectionEvidence(database: database, name: name, type: type, options: options)
      return Asked(result: .success(collection), evidence: [])
    }
    return await node.documents(.listIndexes(in: database, name)).reading("the indexes") { specifications in
      let indexes = specifications.compactMap(IndexEvidence.init)
      guard indexes.count == specifications.count else { return nil }
      return CollectionEvidence(database: database, name: name, type: type, options: options, indexes: indexes)
    }
  }

  /// Collections that a server makes for itself: nobody puts an index on them, and few may list what there is.
  private static let withoutIndexes: Set = ["system.profile", "system.views"]

  /// One entry a namespace: a mongos lists a collection once for each shard it is on.
  private static func merged(_ collections: [CollectionEvidence]) -> [CollectionEvidence] {
    Dictionary(grouping: collections) { ExactText($0.namespace) }.values.compactMap { same -> CollectionEvidence? in
      guard let first = same.first else { return nil }
      var indexes = first.indexes
      for index in same.dropFirst().flatMap(\.indexes) {
        let name = ExactText(index.name)
        if !indexes.contains(where: { ExactText($0.name) == name }) { indexes.append(index) }
      }
      return CollectionEvidence(
        database: first.database, name: first.name, type: first.type, options: first.options, indexes: indexes)
    }.sorted { ExactText($0.namespace) < ExactText($1.namespace) }
  }

  /// Names, options and indexes of all collections outside the system databases.
  private static let listCatalog: [BSONDocument] = [
    ["$listCatalog": [:]],
    ["$match": ["db": ["$nin": ["admin", "config", "local"]]]],
    [
      "$project": [
        "db": 1, "name": 1, "type": 1, "viewOn": 1, "pipeline": 1, "collation": 1, "options": "$md.options",
        "indexes": "$md.indexes.spec",
      ]
    ],
  ]
}

extension CollectionEvidence {
  /// Reads one document of the `$listCatalog` pipeline above.
  fileprivate init?(_ document: BSONDocument) {
    guard let database = document["db"]?.string, let name = document["name"]?.string else { return nil }
    let type = document["type"]?.string ?? "collection"
    // A view has no entry of its own in the catalog; what defines it stands beside its name.
    let definition = type == "view" ? ["viewOn", "pipeline", "collation"] : []
    let defined = definition.compactMap { field in document[field].map { (field, $0) } }
    let specifications = document["indexes"]?.documents ?? []
    let indexes = specifications.compactMap(IndexEvidence.init)
    guard let options = OptionValue.options(in: document["options"]?.document ?? BSONDocument(defined)),
      indexes.count == specifications.count
    else { return nil }
    self.init(database: database, name: name, type: type, options: options, indexes: indexes)
  }
}

extension IndexEvidence {
  /// Reads an index specification, as `listIndexes` and the catalog give it.
  fileprivate init?(_ specification: BSONDocument) {
    guard let name = specification["name"]?.string,
      let key = specification["key"]?.document.flatMap(KeyField.fields(of:)),
      let options = OptionValue.options(in: specification, without: ["name", "key"])
    else { return nil }
    self.init(name: name, key: key, options: options)
  }
}

extension IndexEvidence.KeyField {
  /// All fields of the key of an index or a sharded collection, or nothing where one of them cannot be read.
  ///
  /// - Parameter key: the key's document.
  /// - Returns: the fields in order.
  static func fields(of key: BSONDocument) -> [IndexEvidence.KeyField]? {
    guard let fields = try? key.pairs() else { return nil }
    let read = fields.compactMap { field in OptionValue(field.value).map { Self(field.name, $0) } }
    return read.count == fields.count ? read : nil
  }
}

extension OptionValue {
  /// Keeps a value of a reply.
  init?(_ value: BSONValue) {
    switch value {
    case .bool(let truth): self.init(booleanLiteral: truth)
    case .int32(let number): self.init(canonical: Self.common[number] ?? Self(integerLiteral: Int64(number)).canonical)
    default: self.init(any: value)
    }
  }

  /// What most options of most indexes are; texts that are literals take no memory of their own.
  private static let common: [Int32: String] = [
    -1: #"{ "$numberInt" : "-1" }"#, 0: #"{ "$numberInt" : "0" }"#, 1: #"{ "$numberInt" : "1" }"#,
    2: #"{ "$numberInt" : "2" }"#,
  ]

  private init?(any value: BSONValue) {
    guard let text = try? ExtendedJSON.canonical(value: value) else { return nil }
    self.init(canonical: text)
  }

  /// All options of a document, or nothing where one of them cannot be read.
  ///
  /// Two catalogs never agree on the UUID of a collection.
  fileprivate static func options(
    in document: BSONDocument, without others: Set<String> = ["uuid"]
  ) -> [String: OptionValue]? {
    guard let fields = try? document.pairs().filter({ !others.contains($0.name) }) else { return nil }
    let values = fields.compactMap { field in OptionValue(field.value).map { (field.name, $0) } }
    return values.count == fields.count ? Dictionary(values) { first, _ in first } : nil
  }
}
