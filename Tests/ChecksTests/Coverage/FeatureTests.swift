import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct FeatureTests {
  @Test func ofACollection() {
    let log = CollectionEvidence(
      database: "shop", name: "log",
      options: ["capped": true, "size": 4096, "max": 10, "changeStreamPreAndPostImages": "x", "autoIndexId": false])
    #expect(
      log.features == [
        .collectionType("collection"), .collectionOption("capped"), .collectionOption("changeStreamPreAndPostImages"),
      ])
  }

  @Test func whatDetailsATypeIsNoFeatureOfItsOwn() {
    let view = CollectionEvidence(
      database: "shop", name: "v", type: "view", options: ["viewOn": "orders", "pipeline": "x", "collation": "x"])
    #expect(view.features == [.collectionType("view"), .collectionOption("collation")])
    let orphan = CollectionEvidence(database: "shop", name: "c", options: ["size": 1, "validationLevel": "strict"])
    #expect(orphan.features.count == 3)
  }

  private static let keys: [([IndexEvidence.KeyField], [String])] = [
    ([.init("a", 1), .init("b", -1)], ["ascending", "descending"]),
    ([.init("$**", 1)], ["wildcard"]),
    ([.init("a.$**", 1)], ["wildcard"]),
    ([.init("a", "2dsphere")], ["2dsphere"]),
    ([.init("a", "hashed"), .init("b", 1)], ["ascending", "hashed"]),
    ([.init("a", 0)], ["invalid"]),
    ([.init("a", "")], ["invalid"]),
    ([.init("a", true)], ["invalid"]),
    ([.init("a", OptionValue(canonical: #"{ "$numberDouble" : "NaN" }"#))], ["invalid"]),
  ]

  @Test(arguments: keys) func ofAnIndexKey(_ key: [IndexEvidence.KeyField], _ types: [String]) {
    let index = IndexEvidence(name: "i", key: key, options: ["v": 2])
    #expect(index.features == Set(types.map(Feature.indexKeyType)))
  }

  @Test func ofAnIndexsOptions() {
    let text = IndexEvidence(
      name: "t", key: [.init("_fts", "text")],
      options: [
        "v": 1, "weights": "x", "textIndexVersion": 3, "bits": 26, "sparse": false, "clustered": true,
        "unique": true,
      ])
    #expect(
      text.features == [
        .indexKeyType("text"), .indexOption("v"), .indexOption("bits"), .indexOption("unique"),
      ])
  }

  @Test func inDatabasesThatAreNotMigratedOnlyTheFamilyCounts() {
    var cluster = ClusterFixture.replicaSet(.source)
    cluster.databases = .seen(["__mdb_internal_mongosync", "admin", "empty", "shop"])
    let sightings = FeatureSightings(
      of: cluster,
      [
        CollectionEvidence(database: "__mdb_internal_mongosync", name: "x", options: ["capped": true]),
        CollectionEvidence(database: "shop", name: "b"), CollectionEvidence(database: "shop", name: "a"),
      ])
    #expect(
      sightings.namespaces == [
        .databaseFamily(.mongosync): ["__mdb_internal_mongosync"], .databaseFamily(.user): ["empty", "shop"],
        .collectionType("collection"): ["shop.a", "shop.b"],
      ])
    #expect(sightings.features.last?.words == "collection type collection")
  }

  @Test func whatTheMigrationDoesNotCopyMayBeLeftOut() {
    var plan = Plan()
    plan.includeNamespaces = [NamespacePattern(database: "shop", collections: ["a"])]
    var cluster = ClusterFixture.replicaSet(.source)
    cluster.databases = .seen(["__mdb_internal_mongosync", "__realm_sync", "crm", "shop"])
    let sightings = FeatureSightings(
      of: cluster,
      [
        CollectionEvidence(database: "shop", name: "a", options: ["capped": true]),
        CollectionEvidence(database: "shop", name: "b", options: ["storageEngine": "x"]),
        CollectionEvidence(database: "crm", name: "c", type: "view"),
      ], within: MigrationScope(plan))
    #expect(
      sightings.namespaces == [
        .databaseFamily(.mongosync): ["__mdb_internal_mongosync"], .databaseFamily(.user): ["shop"],
        .collectionType("collection"): ["shop.a"], .collectionOption("capped"): ["shop.a"],
      ])
  }

  @Test func onlyWhatHasNoKnownLimitationIsPlain() {
    let plain: [Feature] = [
      .databaseFamily(.user), .databaseFamily(.atlasInternal), .collectionType("collection"),
      .collectionOption("validator"), .indexKeyType("descending"), .indexKeyType("2dsphere"), .indexOption("sparse"),
    ]
    #expect(plain.allSatisfy { $0.isPlain })
    let others: [Feature] = [
      .databaseFamily(.deviceSync), .databaseFamily(.mongosync), .collectionType("view"),
      .collectionOption("collection"), .collectionOption("storageEngine"), .indexKeyType("invalid"),
      .indexKeyType("ofTheFuture"), .indexOption("ascending"), .indexOption("unique"), .every(.indexOption),
    ]
    #expect(!others.contains { $0.isPlain })
  }
}
