import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct CoverageOfServers {
    private let covering = Checklist(name: "covering", question: "?", entries: [], coversCatalog: true)

    @Test func plainCollectionsHaveNothingToClaim() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make("shop", on: pair.source)
      try await pair.source.primary().run(
        "shop", #"{"createIndexes": "things", "indexes": [{"key": {"a": 1, "b": -1}, "name": "a_b"}]}"#)
      try await pair.audit().expect(covering, ["unclaimed-features": .pass])
    }

    @Test func everyKindOfFeatureIsSeenAndTold() async throws {
      let pair = try await ClusterPair.clean()
      let admin = try pair.source.primary()
      for command in [
        #"{"create": "log", "capped": true, "size": 1048576, "max": 100}"#,
        #"{"create": "series", "timeseries": {"timeField": "t"}, "expireAfterSeconds": 3600}"#,
        #"{"create": "clustered", "clusteredIndex": {"key": {"_id": 1}, "unique": true}}"#,
        #"{"create": "checked", "validator": {"a": {"$exists": true}}, "validationLevel": "moderate"}"#,
        #"{"create": "french", "collation": {"locale": "fr"}}"#,
        #"{"create": "recent", "viewOn": "log", "pipeline": []}"#,
        """
        {"createIndexes": "things", "indexes": [
          {"key": {"place": "2dsphere"}, "name": "place"}, {"key": {"words": "text"}, "name": "words"},
          {"key": {"hash": "hashed"}, "name": "hash"}, {"key": {"any.$**": 1}, "name": "any"},
          {"key": {"flat": "2d"}, "name": "flat", "bits": 20},
          {"key": {"one": 1}, "name": "one", "unique": true, "sparse": true},
          {"key": {"old": 1}, "name": "old", "expireAfterSeconds": 60, "hidden": true},
          {"key": {"some": 1}, "name": "some", "partialFilterExpression": {"a": 1}}]}
        """,
      ] { try await admin.run("shop", command) }
      let evidence = try await pair.audit().evidence(for: covering)
      let features = Coverage(of: evidence, by: covering).features.filter { $0.cluster == .source }
      #expect(
        features.filter(\.isPlain).map(\.words) == [
          "databases of an application", "collection type collection", "collection option validator",
          "index key type 2d", "index key type 2dsphere", "index key type ascending", "index key type hashed",
          "index key type text", "index key type wildcard", "index option partialFilterExpression",
          "index option sparse",
        ])
      let unclaimed = [
        "collection type timeseries", "collection type view", "collection option capped",
        "collection option clusteredIndex", "collection option collation", "collection option expireAfterSeconds",
        "index option collation",
        "index option expireAfterSeconds", "index option hidden", "index option unique",
      ]
      #expect(features.filter { !$0.isPlain }.map(\.words) == unclaimed)
      let review = try #require(Audit(covering).items(judging: evidence).first)
      #expect(review.outcome == .warn)
      #expect(
        review.findings.filter { $0.outcome == .warn }.map(\.summary)
          == unclaimed.map { "No check of this checklist judges \($0), which the source has." })
    }

    @Test("What mongosync copies is judged or has no known limitation", arguments: ["preflight", "post-cutover"])
    func nothingOrdinaryIsUnclaimed(_ name: String) async throws {
      let checklist = try #require(Checklist.all.first { $0.name == name })
      let pair = try await ClusterPair.twins()
      try await pair.audit().expectLines(of: checklist, ["unclaimed-features": .pass])
    }

    @Test func anOptionThatNobodyKnowsIsAWarningUnlessItIsLeftOut() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.source.primary().run(
        "shop", #"{"create": "tuned", "storageEngine": {"wiredTiger": {"configString": "block_compressor=zlib"}}}"#)
      var audit = pair.audit()
      let items = try await audit.items(of: .preflight)
      let review = try #require(items.first { $0.id == "unclaimed-features" })
      #expect(review.outcome == .warn)
      #expect(review.findings.first?.explanation == "Seen on shop.tuned.")
      audit.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["tuned"])]
      try await audit.expectLines(of: .preflight, ["unclaimed-features": .pass])
    }
  }
}
