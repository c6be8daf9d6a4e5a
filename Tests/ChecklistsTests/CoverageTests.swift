import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CoverageTests {
  private func checklist(covers: Bool) -> Checklist {
    Checklist(
      name: "probes", question: "?",
      entries: [
        .check(Probe("one", [Finding(.pass, Subject(), "Fine.")], claiming: [.collectionOption("capped")])),
        .check(Probe("two", [Finding(.pass, Subject(), "Fine.")], claiming: [.collectionOption("capped")])),
      ], coversCatalog: covers)
  }

  private let capped = EvidenceFixture.restart.with { evidence in
    evidence.source.collections = .seen([
      CollectionEvidence(database: "shop", name: "log", options: ["capped": true])
    ])
  }

  @Test func aChecklistThatCoversTheCatalogWarnsOfWhatItsChecksDoNotClaim() {
    #expect(checklist(covers: true).ids == ["one", "two", "unclaimed-features"])
    let claimed = Audit(checklist(covers: true)).items(judging: capped)
    #expect(claimed.last?.outcome == .pass)
    let unclaimed = Audit(checklist(covers: true)).items(judging: EvidenceFixture.restart)
    #expect(unclaimed.last?.outcome == .warn)
    #expect(unclaimed.last?.summary.contains("index option unique") == true)
    #expect(Verdict(of: unclaimed.map(\.outcome)) == .go)
    #expect(Verdict(of: unclaimed.map(\.outcome), warningsFail: true) == .noGo)
  }

  private func items(_ checklist: Checklist, _ collections: [CollectionEvidence]) -> AuditItem? {
    let evidence = EvidenceFixture.comparing(collections).with { evidence in
      evidence.source.databases = .seen(["admin", "shop"])
      evidence.destination.databases = .seen(["__mdb_internal_atlas", "admin", "shop"])
    }
    return Audit(checklist).items(judging: evidence).first { $0.id == "unclaimed-features" }
  }

  @Test func aFeatureOfALaterServerIsTold() {
    let odd = CollectionEvidence(
      database: "shop", name: "odd", type: "spiral", options: ["foldedInto": "x"],
      indexes: [IndexEvidence(name: "i", key: [.init("a", "fractal")], options: ["v": 2, "lenient": true])])
    let preflight = items(.preflight, [odd])
    #expect(preflight?.outcome == .warn)
    #expect(
      preflight?.findings.filter { $0.subject.cluster == .source }.map(\.summary)
        == [
          "collection type spiral", "collection option foldedInto", "index key type fractal", "index option lenient",
        ].map { "No check of this checklist judges \($0), which the source has." })
    // After the cutover whatever is there is compared.
    #expect(items(.postCutover, [odd])?.outcome == .pass)
  }

  @Test(
    "What is judged or documented without a limitation is not told", arguments: [Checklist.preflight, .postCutover])
  func ordinaryFeaturesAreNotTold(_ checklist: Checklist) {
    let kinds = ["text", "2d", "2dsphere", "hashed"].map { kind in
      IndexEvidence(name: kind, key: [.init("f", OptionValue(stringLiteral: kind))], options: ["v": 1, "sparse": true])
    }
    let ordinary = CollectionEvidence(
      database: "shop", name: "ordinary",
      options: [
        "capped": true, "size": 4096, "validator": "x", "validationLevel": "moderate", "collation": "x",
        "clusteredIndex": "x", "changeStreamPreAndPostImages": "x",
      ],
      indexes: kinds + [
        IndexEvidence(
          name: "o", key: [.init("a.$**", 1), .init("b", -1)],
          options: ["unique": true, "hidden": true, "partialFilterExpression": "x", "expireAfterSeconds": 9, "ns": "x"])
      ])
    let item = items(checklist, [ordinary])
    #expect(item?.outcome == .pass, "\(item?.findings.map(\.summary) ?? [])")
  }

  @Test func onlyTwoChecklistsCoverTheCatalog() {
    let covering = Checklist.all.filter { $0.ids.contains("unclaimed-features") }.map(\.name)
    #expect(covering == ["preflight", "post-cutover"])
  }

  @Test func databasesOfDeviceSyncAreToldAfterTheCutover() {
    let evidence = EvidenceFixture.postCutover.with { $0.source.databases = .seen(["__realm_sync", "shop"]) }
    let item = Audit(.postCutover).items(judging: evidence).first { $0.id == "unclaimed-features" }
    #expect(item?.summary == "No check of this checklist judges databases of Atlas Device Sync, which the source has.")
  }

  @Test func anotherChecklistOnlyListsIt() throws {
    #expect(checklist(covers: false).ids == ["one", "two"])
    let coverage = Coverage(of: EvidenceFixture.restart, by: checklist(covers: false))
    let unique = try #require(coverage.features.first { $0.name == "unique" })
    #expect(unique.checks.isEmpty)
    #expect(!unique.isPlain)
    #expect(unique.first == ["shop.orders"])
  }

  @Test func namesEveryCheckThatJudgesAFeature() throws {
    let coverage = Coverage(of: capped, by: checklist(covers: false))
    let feature = try #require(coverage.features.first { $0.name == "capped" })
    #expect(feature.cluster == .source)
    #expect(feature.kind == "collectionOption")
    #expect(feature.checks == ["one", "two"])
    #expect(feature.count == 1)
  }

  @Test func countsTheNamespacesOfEachDatabase() {
    let catalogs = Coverage(of: EvidenceFixture.restart, by: .restart).catalogs
    #expect(catalogs.map(\.cluster) == [.source, .destination])
    #expect(catalogs[0].databases == [.init(name: "shop", namespaces: 1)])
    #expect(catalogs[0].namespaces == 1)
    #expect(catalogs[1].databaseCount == 0)
    #expect(catalogs[1].gap == nil)
  }

  @Test func whatWasNotSeenIsAGapAndNotNothing() {
    let blind = EvidenceFixture.restart.with { $0.source.collections = .denied }
    let coverage = Coverage(of: blind, by: .restart)
    #expect(coverage.catalogs[0].gap == "The user may not ask this.")
    #expect(!coverage.features.contains { $0.cluster == .source })
    #expect(Audit(checklist(covers: true)).items(judging: blind).last?.outcome == .unknown)
  }

  @Test func aClaimByNameCountsBeforeAClaimOfAll() {
    let logs = EvidenceFixture.restart.with { evidence in
      evidence.source.collections = .seen([
        CollectionEvidence(database: "shop", name: "log", options: ["capped": true, "encryptedFields": "x"])
      ])
    }
    let features = Coverage(of: logs, by: .postCutover).features
    #expect(features.first { $0.name == "capped" }?.checks == ["same-capped-limits"])
    #expect(features.first { $0.name == "encryptedFields" }?.checks == ["same-collection-options"])
  }

  @Test func theChecksOfTheChecklistsClaimWhatTheyJudge() {
    let evidence = EvidenceFixture.reverse
    let coverage = Coverage(of: evidence, by: .reverse)
    let unique = coverage.features.first { $0.name == "unique" && $0.cluster == .source }
    #expect(unique?.checks == ["unique-index-format", "unique-indexes-on-all-shards"])
    #expect(coverage.features.first { $0.name == "mongosync" }?.checks == ["metadata-databases"])
  }
}
