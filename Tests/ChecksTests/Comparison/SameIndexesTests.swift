import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameIndexesTests {
  private func judge(_ source: [IndexEvidence], _ destination: [IndexEvidence]) -> Judgement {
    SameIndexes().judge(EvidenceFixture.comparing(indexes: source, destination))
  }

  private func index(_ order: OptionValue, _ options: [String: OptionValue] = [:]) -> IndexEvidence {
    IndexEvidence(name: "a_1", key: [.init("a", order)], options: options)
  }

  private func double(_ text: String) -> OptionValue { OptionValue(canonical: #"{ "$numberDouble" : "\#(text)" }"#) }

  @Test func passesAndCounts() {
    #expect(
      judge([.onA()], [.onA()]).summaries(.pass) == ["1 index is on both clusters, with the same keys and options."])
  }

  @Test func aMissingIndexFailsWithItsCommand() {
    let judgement = judge([.onA(["sparse": true, "background": true, "ns": "shop.things"])], [])
    #expect(judgement.summaries(.fail) == ["The index a_1 of shop.things is missing on the destination."])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ createIndexes: "things", indexes: [EJSON.parse("#
          + #""{ \"key\" : { \"a\" : { \"$numberInt\" : \"1\" } }, \"name\" : \"a_1\", \"sparse\" : true }", "#
          + #"{ relaxed: false })] })"#
      ])
  }

  @Test func withoutIndexesByPlanTheirLackIsAWarning() {
    let evidence = EvidenceFixture.comparing(indexes: [.onA()], []).with { $0.plan.buildIndexes = "never" }
    #expect(SameIndexes().judge(evidence).outcome == .warn)
  }

  @Test func anAddedIndexFails() {
    let judgement = judge([], [.onA()])
    #expect(judgement.summaries(.fail) == ["The index a_1 of shop.things is on the destination only."])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("things").dropIndex("a_1")"#])
  }

  @Test func anIndexThatSupportsANewShardKeyPasses() {
    let evidence = EvidenceFixture.comparing(indexes: [], [.onA()]).with { evidence in
      evidence.destination.shardedCollections = .seen([
        ShardedCollection(namespace: "shop.things", key: [.init("a")])
      ])
    }
    #expect(SameIndexes().judge(evidence).outcome == .pass)
    #expect(SameIndexes().judge(evidence.with { $0.source.topology = .seen(.shardedCluster) }).outcome == .fail)
  }

  /// What else such an index does, applications would notice: refused documents, or documents that are gone.
  @Test(arguments: ["unique", "expireAfterSeconds", "sparse", "partialFilterExpression", "collation", "unheardOf"])
  func anIndexForAShardKeyThatDoesMoreFails(_ option: String) {
    let evidence = EvidenceFixture.comparing(indexes: [], [.onA([option: 1])]).with { evidence in
      evidence.destination.shardedCollections = .seen([
        ShardedCollection(namespace: "shop.things", key: [.init("a")])
      ])
    }
    #expect(SameIndexes().judge(evidence).outcome == .fail)
  }

  /// Zero is a bound of its own, and not the lack of one.
  @Test(arguments: ["min", "max", "bits", "textIndexVersion", "unheardOf"])
  func anOptionThatIsZeroOnTheDestinationAloneFails(_ option: String) {
    for value: OptionValue in [0, 1, false, true, "x"] {
      #expect(judge([.onA()], [.onA([option: value])]).outcome == .fail)
    }
    #expect(judge([.onA([option: 0])], [.onA([option: 0])]).outcome == .pass)
  }

  @Test func aLegacyOptionOfTheSourceIsNotMissed() {
    #expect(judge([.onA(["unheardOf": 1])], [.onA()]).outcome == .pass)
    #expect(judge([.onA(["min": 0])], [.onA()]).outcome == .fail)
    #expect(judge([.onA(["sparse": 0])], [.onA()]).outcome == .pass)
    #expect(judge([.onA(["sparse": 1])], [.onA(["sparse": true])]).outcome == .pass)
  }

  @Test func anotherNameIsToldAsSuch() {
    let judgement = judge([.onA()], [IndexEvidence(name: "other", key: [.init("a")], options: ["v": 2])])
    #expect(judgement.summaries(.fail) == ["The index a_1 of shop.things is named other on the destination."])
    #expect(judgement.commands.count == 2)
  }

  @Test func theOrderOfTheFieldsCounts() {
    let keys = [["a", "b"], ["b", "a"]].map { IndexEvidence(name: "i", keyFields: $0) }
    let judgement = judge([keys[0]], [keys[1]])
    #expect(
      judgement.summaries(.fail) == [
        #"The key of the index i of shop.things is { "a" : 1, "b" : 1 } on the source and { "b" : 1, "a" : 1 } on the "#
          + "destination."
      ])
  }

  @Test func theDirectionCounts() {
    #expect(judge([index(1)], [index(-1)]).outcome == .fail)
    #expect(judge([index(1)], [index(double("1.0"))]).outcome == .pass)
  }

  @Test("mongosync turns legacy key values into 1")
  func legacyKeys() {
    for legacy in [0, "", double("NaN"), double("-0.0"), true, OptionValue(canonical: "null")] {
      let judgement = judge([index(legacy)], [index(1)])
      #expect(judgement.outcome == .pass, "\(legacy)")
      #expect(judgement.summaries(.pass).first?.contains("legacy key values or options") == true)
    }
    #expect(judge([index("text")], [index(1)]).outcome == .fail)
  }

  @Test func mongosyncDropsOptionsThatIndexesDoNotHave() {
    #expect(judge([index(1, ["safe": true, "dropDups": true, "background": true])], [index(1)]).outcome == .pass)
    #expect(judge([index(1, ["sparse": 1])], [index(1, ["sparse": true])]).outcome == .pass)
    #expect(judge([index(1, ["sparse": true])], [index(1)]).outcome == .fail)
  }

  @Test func anotherIndexVersionPassesAndIsTold() {
    let judgement = judge([.onA(["v": 1])], [.onA()])
    #expect(judgement.outcome == .pass)
    #expect(judgement.summaries(.pass).first == "1 index has another index version v on the destination.")
  }

  @Test func partialFiltersCount() {
    let filter = OptionValue(canonical: #"{ "b" : { "$gt" : { "$numberInt" : "5" } } }"#)
    let judgement = judge([.onA(["partialFilterExpression": filter])], [.onA()])
    #expect(judgement.findings.count == 1)
    #expect(judgement.commands.count == 2)
  }

  @Test func whatOtherChecksJudgeIsLeftToThem() {
    let options: [String: OptionValue] = [
      "unique": true, "hidden": true, "prepareUnique": true, "expireAfterSeconds": 1, "2dsphereIndexVersion": 2,
      "collation": "x",
    ]
    #expect(judge([.onA(options)], [.onA()]).outcome == .pass)
    let dummy = IndexEvidence(name: "mongosync_dummy", keyFields: ["x"])
    #expect(judge([.onA()], [.onA(), dummy]).outcome == .pass)
  }

  @Test func anIndexThatIsStillBeingBuiltIsNoneYet() {
    let building = IndexEvidence(name: "a_1", key: [.init("a")], options: ["unique": true], isBuilding: true)
    let complete = IndexEvidence(name: "a_1", key: [.init("a")], options: ["unique": true])
    #expect(
      judge([complete], [building]).summaries(.fail)
        == ["The index a_1 of shop.things is still being built on the destination."])
    #expect(judge([building], [complete]).outcome == .unknown)
    #expect(
      SameUniqueFlags().judge(EvidenceFixture.comparing(indexes: [complete], [building])).summaries(.fail)
        == ["The index a_1 of shop.things is not unique on the destination before its build ends."])
  }
}
