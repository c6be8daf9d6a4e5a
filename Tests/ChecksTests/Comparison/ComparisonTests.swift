import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// What holds for every check that compares the catalogs of both clusters.
@Suite struct ComparisonTests {
  private static let checks: [any Check] = [
    SameNamespaces(), SameCollectionOptions(), SameValidators(), SameViews(), SameCappedLimits(), SameCollations(),
    SamePreImages(), SameIndexes(), SameUniqueFlags(), NoPrepareUniqueLeft(), SameTTL(), SameHidden(),
    NoDummyIndexes(), HistoricalBugs(),
  ]

  private static func outcomes(_ evidence: Evidence) throws -> [String: Outcome] {
    try Dictionary(uniqueKeysWithValues: checks.map { ($0.about.id, try $0.judge(evidence).outcome) })
  }

  /// The checks that did not pass.
  private static func fired(_ evidence: Evidence) throws -> [String] {
    try outcomes(evidence).filter { $0.value < .pass }.keys.sorted()
  }

  private static let everything: [CollectionEvidence] = [
    ClusterFixture.orders,
    CollectionEvidence(database: "shop", name: "log", cappedSize: 4096),
    ClusterFixture.things(
      options: [
        "validator": OptionValue(canonical: #"{ "a" : { "$exists" : true } }"#), "validationLevel": "moderate",
        "changeStreamPreAndPostImages": OptionValue(canonical: #"{ "enabled" : true }"#),
        "collation": OptionValue(canonical: #"{ "locale" : "fr" }"#),
      ],
      indexes: [
        .onA(["unique": true, "hidden": true]),
        IndexEvidence(name: "t_1", keyFields: ["t"], expireAfterSeconds: 60),
        IndexEvidence(name: "g", key: [.init("g", "2dsphere")], options: ["2dsphereIndexVersion": 3]),
      ]),
    CollectionEvidence(
      database: "shop", name: "view", type: "view",
      options: ["viewOn": "orders", "pipeline": OptionValue(canonical: "[  ]")]),
  ]

  @Test func everyCheckPassesOnEqualCatalogs() throws {
    let outcomes = try Self.outcomes(EvidenceFixture.comparing(Self.everything))
    #expect(outcomes.values.allSatisfy { $0 == .pass }, "\(outcomes)")
  }

  @Test func whatIsNotThereIsNotApplicableOrPasses() throws {
    let outcomes = try Self.outcomes(EvidenceFixture.comparing([ClusterFixture.things()]))
    #expect(outcomes.values.allSatisfy { $0 >= .pass }, "\(outcomes)")
    #expect(outcomes["same-views"] == .notApplicable)
    #expect(outcomes["same-capped-limits"] == .notApplicable)
    #expect(outcomes["same-ttl"] == .notApplicable)
  }

  @Test("A catalog that cannot be read is unknown, on either side", arguments: ClusterRole.allCases)
  func refusals(_ role: ClusterRole) throws {
    let evidence = EvidenceFixture.postCutover.with { evidence in
      if role == .source { evidence.source.collections = .denied } else { evidence.destination.collections = .denied }
    }
    #expect(try Self.outcomes(evidence).values.allSatisfy { $0 == .unknown })
  }

  @Test func aMissingCollectionIsOneFinding() throws {
    let evidence = EvidenceFixture.comparing(Self.everything, Array(Self.everything.dropFirst()))
    #expect(try Self.fired(evidence) == ["same-namespaces"])
    #expect(SameNamespaces().judge(evidence).findings.count == 1)
  }

  @Test func aCollectionOfAnotherTypeIsOneFinding() throws {
    let view = ClusterFixture.things(type: "view", options: ["viewOn": "orders"])
    let evidence = EvidenceFixture.comparing([ClusterFixture.things(indexes: [.onA()])], [view])
    #expect(try Self.fired(evidence) == ["same-namespaces"])
  }

  @Test func aRenamedIndexIsOneFinding() throws {
    let renamed = IndexEvidence(name: "b", key: [.init("a")], options: ["v": 2, "unique": true])
    let evidence = EvidenceFixture.comparing(indexes: [.onA(["unique": true])], [renamed])
    #expect(try Self.fired(evidence) == ["same-indexes"])
    #expect(SameIndexes().judge(evidence).findings.count == 1)
  }

  @Test(
    "Databases of mongosync, Atlas and Device Sync, and system collections, are left out",
    arguments: [
      "__mdb_internal_mongosync.x", "mongosync_reserved_for_internal_use.x", "__mdb_internal_atlas.x", "__realm_sync.x",
      "shop.system.js", "shop.system.profile",
    ])
  func leavesOut(_ namespace: String) throws {
    let parts = namespace.split(separator: ".", maxSplits: 1).map(String.init)
    let other = CollectionEvidence(database: parts[0], name: parts[1], indexes: [.onA(["prepareUnique": true])])
    for catalogs in [([other], []), ([], [other])] {
      let evidence = EvidenceFixture.comparing(Self.everything + catalogs.0, Self.everything + catalogs.1)
      #expect(try Self.fired(evidence) == [])
    }
  }

  private static func onlyShop(_ plan: inout Plan) {
    plan.filtered = true
    plan.includeNamespaces = [NamespacePattern(database: "shop")]
  }

  @Test func whatTheFilterLeavesOutIsNotCompared() throws {
    let odd = { (options: [String: OptionValue], index: IndexEvidence) in
      CollectionEvidence(database: "crm", name: "odd", options: options, indexes: [index])
    }
    let evidence = EvidenceFixture.comparing(
      Self.everything + [odd(["capped": true, "size": 4096], .onA(["hidden": true]))],
      Self.everything + [
        odd(["validator": "x", "collation": "y"], .onA(["prepareUnique": true])),
        CollectionEvidence(database: "crm", name: "more"),
      ])
    #expect(
      try Self.fired(evidence) == [
        "no-prepare-unique-left", "same-capped-limits", "same-collations", "same-hidden", "same-namespaces",
        "same-validators",
      ])
    let filtered = evidence.with { Self.onlyShop(&$0.plan) }
    for check in Self.checks {
      let judgement = try check.judge(filtered)
      #expect(judgement.outcome == .pass, "\(check.about.id)")
      guard check.about.id != "historical-bugs" else { continue }
      #expect(judgement.findings.count == 1)
      #expect(judgement.findings[at: 0]?.summary.hasPrefix("Within the namespace filter, ") == true)
      #expect(
        judgement.findings[at: 0]?.explanation
          == "2 collections and views are outside the namespace filter of the plan, and not compared.")
    }
  }

  @Test func whatTheFilterIncludesIsComparedAsWithoutOne() throws {
    let evidence = EvidenceFixture.comparing(
      options: ["validator": "x"], ["collation": "y"]
    ).with { Self.onlyShop(&$0.plan) }
    #expect(try Self.fired(evidence) == ["same-collations", "same-validators"])
    let outside = evidence.with { $0.plan.includeNamespaces = [NamespacePattern(database: "crm")] }
    #expect(try Self.fired(outside) == ["same-namespaces"])
    #expect(
      SameNamespaces().judge(outside).summaries(.warn) == [
        "The source holds no user collection within the plan's filter: nothing was compared."
      ])
    #expect(
      SameViews().judge(outside).summaries(.notApplicable) == [
        "Within the namespace filter, there is no view that both clusters have."
      ])
  }

  @Test("The order of a clustered collection is an option, whoever lists it as an index")
  func clusteredIndexes() throws {
    let clustered = IndexEvidence(name: "by id", key: [.init("_id")], options: ["clustered": true, "unique": true])
    #expect(try Self.fired(EvidenceFixture.comparing(indexes: [clustered], [])) == [])
    let id = IndexEvidence(name: "_id_", keyFields: ["_id"])
    let evidence = EvidenceFixture.comparing(
      [ClusterFixture.things(options: ["clusteredIndex": true])], [ClusterFixture.things(indexes: [id])])
    #expect(try Self.fired(evidence) == ["same-collection-options"])
  }

  @Test func tenThousandMissingCollectionsAreAllTold() {
    let many = (0..<10_000).map { number in
      CollectionEvidence(database: "many", name: "c\(number)", indexes: [.onA()])
    }
    let kept = [CollectionEvidence(database: "many", name: "kept")]
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(many + kept, kept))
    #expect(judgement.findings.count == 10_000)
    #expect(judgement.remedies.count == 1)
  }
}
