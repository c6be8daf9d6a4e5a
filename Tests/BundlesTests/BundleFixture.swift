import Bundles
import Evidence
import EvidenceFixtures
import Findings
import Foundation

/// Bundles of constructed evidence.
enum BundleFixture {
  /// Both kinds of answer.
  static let records = [
    EvidenceRecord(
      id: EvidenceID("destination destination-1:27017 hello"), origin: .destination, node: "destination-1:27017",
      command: #"{ "hello" : 1, "$db" : "admin" }"#, at: EvidenceFixture.now, answer: .error("No source-1 there.")),
    EvidenceRecord(
      id: EvidenceID("source source-1:27017 find shop.orders"), origin: .source, node: "source-1:27017",
      command: #"{ "find" : "orders", "$db" : "shop" }"#, at: EvidenceFixture.now,
      answer: .reply(#"{ "documents" : [ { "covert" : "orders" } ] }"#)),
  ]

  /// A log with one error in it.
  static let log = MongosyncLogFile(
    name: "orders.log", bytes: 100, lines: 3, firstTime: EvidenceFixture.now, lastTime: EvidenceFixture.now,
    matches: [
      MongosyncLogMatch(
        pattern: "oplog-rolled-over", count: 1, first: MongosyncLogMatch.Place(line: 2, time: EvidenceFixture.now),
        last: MongosyncLogMatch.Place(line: 2), sample: "shop.orders")
    ])

  /// A bundle.
  static func bundle(
    _ evidence: Evidence = EvidenceFixture.reverse, _ clusters: [ClusterRole] = ClusterRole.allCases,
    key: String? = nil
  ) -> EvidenceBundle {
    EvidenceBundle(
      tool: "mongosync-auditor 0.1.0", run: "run-1", startedAt: EvidenceFixture.now, clusters: clusters,
      redactionKey: key, evidence: evidence,
      records: records.filter { $0.origin.cluster.map(clusters.contains) ?? true })
  }

  /// Evidence with a text at every kind of place.
  static var full: Evidence {
    EvidenceFixture.reverse.sharded.with { evidence in
      evidence.plan.writeBlocking = .sourceAndDestination
      evidence.plan.buildIndexes = "afterDataCopy"
      evidence.mongosyncLog = .value([log], [])
      for cluster in [\Evidence.source, \Evidence.destination] {
        evidence[keyPath: cluster].connectedUser = .seen(
          ConnectedUser(users: ["ada@admin"], roles: ["clusterMonitor@admin", "shopReader@shop"]))
        evidence[keyPath: cluster].balancer = .seen(
          BalancerEvidence(mode: "off", inBalancerRound: false, activeWindow: .seen("01:00-05:00")))
        evidence[keyPath: cluster].collections = .seen([ClusterFixture.orders, archive])
        evidence[keyPath: cluster].mongosyncConnections = .seen([connection])
        evidence[keyPath: cluster].accounts = .seen(
          Accounts(
            users: [
              .init("ada@admin", roles: ["root@admin", "shopReader@shop"]), .init("mongodb-realm-customer@admin"),
            ], roles: [.init("shopReader@shop")]))
        evidence[keyPath: cluster].shardedCollections = .seen([
          ShardedCollection(namespace: "shop.orders", key: [.init("customer")])
        ])
        evidence[keyPath: cluster].zones = .seen([
          ZoneRange(
            namespace: "shop.orders", zone: "shopZone", minimum: OptionValue(canonical: #"{ "customer" : "a" }"#),
            maximum: OptionValue(canonical: #"{ "customer" : "b" }"#))
        ])
        evidence[keyPath: cluster].routers = .seen(["router.customer.example:27017"])
        evidence[keyPath: cluster].querySettings = .seen([
          QuerySetting(shapeHash: "AB12", settings: OptionValue(canonical: #"{ "comment" : "placed" }"#))
        ])
        evidence[keyPath: cluster].searchIndexes = .seen([SearchIndex(namespace: "shop.orders", name: "placed")])
        evidence[keyPath: cluster].indexFilters = .seen([IndexFilters(namespace: "shop.orders", count: 1)])
        evidence[keyPath: cluster].documents = .seen([sample])
        evidence[keyPath: cluster].storedFunctions = .seen([
          StoredFunction(database: "shop", name: "customer", codeDigest: "placed")
        ])
        evidence[keyPath: cluster].unsyncedDocuments = .seen([
          UnsyncedDocuments(
            database: "__realm_sync", count: 1,
            largest: [.init(namespace: "shop.orders", reason: "no customer", count: 1)])
        ])
        evidence[keyPath: cluster].bypassUsers = .seen(["ada@admin"])
        evidence[keyPath: cluster].defaultConcerns = .seen(DefaultConcerns(read: "local", write: "majority"))
        evidence[keyPath: cluster].sets[0].members[0].show(in: ClusterFixture.orders)
        evidence[keyPath: cluster].sets += [
          ReplicaSetEvidence(name: "shard2", members: [], catalog: .denied).withGap,
          ReplicaSetEvidence(name: "config", members: [], catalog: .notAsked("orders was not asked.")),
        ]
      }
      evidence.source.mongosyncUser = .seen(.found(grants))
      evidence.mongosync = [
        MongosyncInstance(address: "http://source-1:27182/api/v1/progress", progress: .seen(progress))
      ]
      evidence.destination.mongosyncMetadata = .seen([
        MongosyncMetadata(
          database: "mdb_internal_orders", reversible: true, writeBlockingMode: "none", buildIndexes: "never",
          state: "COMMITTED", verificationMode: "Document")
      ])
    }
  }

  private static let sample = DocumentSample(
    namespace: "shop.orders", documents: .seen(1), bytes: .seen(100),
    reading: .seen(
      .init(
        examined: 1, isComplete: false, cutShort: "orders took too long",
        sightings: [TraitSighting(.duplicateField, count: 1, examples: ["customer"], fields: ["customer"])])))

  private static let connection = MongosyncConnection(
    application: "mongosync", client: "source-2:50123", connections: 2)

  private static let grants = UserGrants(
    roles: ["atlasAdmin", "shopReader"],
    privileges: [
      Privilege(.cluster, ["listDatabases"]), Privilege(.anyNamespace, ["dropDatabase"]),
      Privilege(.namespace(database: "shop", collection: "orders"), ["find"]),
    ])

  private static var progress: MongosyncProgress {
    var progress = MongosyncProgress()
    progress.state = .committed
    progress.info = "commit completed"
    progress.ceaStage = "steady state"
    progress.estimatedOplogTimeRemaining = "12 hours"
    progress.mongosyncID = "customer"
    progress.coordinatorID = "customer"
    progress.warnings = ["shop.orders is slow"]
    progress.unknownKeys = ["progress.orders"]
    progress.directionMapping = MongosyncDirection()
    progress.directionMapping?.source = MongosyncDirection.Side("cluster0: source-1:27017")
    progress.directionMapping?.destination = MongosyncDirection.Side("cluster1: destination-1:27017")
    var side = MongosyncVerification.Side()
    side.phase = "stream hashing"
    progress.verification = MongosyncVerification()
    progress.verification?.source = side
    progress.verification?.destination = side
    return progress
  }

  private static let archive = CollectionEvidence(
    database: "shop", name: "archive", type: "view",
    options: [
      "viewOn": "orders", "capped": true, "size": 5, "collation": OptionValue(canonical: #"{ "locale" : "de" }"#),
      "validator": OptionValue(canonical: #"{ "number" : { "$gt" : { "$numberInt" : "5" } } }"#),
      "storageEngine": OptionValue(canonical: "{ }"), "comment": "placed",
    ],
    indexes: [
      IndexEvidence(
        name: "number_1_$**_1",
        key: [.init("customer.number.0"), .init("$**", -1), .init("_id", "hashed"), .init("placed", "placed")],
        options: [
          "default_language": "spanish", "language_override": "number", "unique": true,
          "weights": OptionValue(canonical: #"{ "number" : { "$numberInt" : "1" } }"#),
        ])
    ])
}

extension MemberEvidence {
  /// Gives it something to say to each question that only some checklists ask.
  fileprivate mutating func show(in collection: CollectionEvidence) {
    modules = .seen(["enterprise"])
    recentWrites = .seen([RecentWrites(namespace: "shop.orders", entries: 3, last: EvidenceFixture.now)])
    recentWritesWindow = 94
    foreignWrites = recentWrites
    profilers = .seen([ProfilerLevel(database: collection.database, level: 1)])
    catalog = .seen([collection])
    operations = .seen([
      RunningOperation(
        .indexBuild, command: "createIndexes", namespace: "shop.orders", application: "placed", seconds: 9)
    ])
  }
}
