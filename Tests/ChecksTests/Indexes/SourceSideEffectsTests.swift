import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceSideEffectsTests {
  private func judge(_ collections: Observed<[CollectionEvidence]>) -> Judgement {
    SourceSideEffects().judge(EvidenceFixture.restart.with { $0.source.collections = collections })
  }

  private func judge(_ index: IndexEvidence) -> Judgement {
    judge(.seen([CollectionEvidence(database: "shop", name: "orders", indexes: [index])]))
  }

  @Test func passesAndSaysWhatCannotBeTold() {
    let judgement = judge(.seen([ClusterFixture.orders]))
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings[at: 0]?.explanation.contains("hidden") == true)
  }

  @Test func prepareUniqueIsAWarning() {
    let judgement = judge(IndexEvidence(name: "n.a_1", keyFields: ["n.a"], isPrepareUnique: true))
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.orders", index: "n.a_1")])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "orders", index: { name: "n.a_1", unique: true } })"#,
        #"db.getSiblingDB("shop").runCommand({ collMod: "orders", index: { name: "n.a_1", prepareUnique: false } })"#,
      ])
  }

  @Test func theTemporaryLifetimeIsAWarning() {
    let judgement = judge(IndexEvidence(name: "at_1", keyFields: ["at"], expireAfterSeconds: 2_147_483_647))
    #expect(judgement.outcome == .warn)
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "orders", index: { name: "at_1", expireAfterSeconds: SECONDS } })"#
      ])
    #expect(judge(IndexEvidence(name: "at_1", keyFields: ["at"], expireAfterSeconds: 3600)).outcome == .pass)
  }

  @Test func theTemporaryCappedSizeIsAWarning() {
    func outcome(_ size: Int) -> Outcome {
      judge(.seen([CollectionEvidence(database: "shop", name: "log", cappedSize: size)])).outcome
    }
    #expect(outcome(1_000_000_000_000_000) == .warn)
    #expect(outcome(1_125_899_906_842_624) == .warn)
    #expect(outcome(999_999_999_999_999) == .pass)
  }

  @Test func dummyIndexesAreAWarning() {
    let judgement = judge(IndexEvidence(name: "mongosync_dummy_1", keyFields: ["a"]))
    #expect(judgement.outcome == .warn)
    #expect(
      judgement.commands == [#"db.getSiblingDB("shop").getCollection("orders").dropIndex("mongosync_dummy_1")"#])
  }

  @Test func reservedDatabasesAreNotJudged() {
    let index = IndexEvidence(name: "a_1", keyFields: ["a"], isPrepareUnique: true)
    #expect(
      judge(.seen([CollectionEvidence(database: "__mdb_internal_mongosync", name: "x", indexes: [index])])).outcome
        == .pass)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(Observed.denied).outcome == .unknown)
  }

  @Test func hostileNamesAreQuoted() {
    let index = IndexEvidence(name: "dummy\"]", keyFields: ["a"])
    let judgement = judge(.seen([CollectionEvidence(database: "d", name: "a.b\n\"", indexes: [index])]))
    #expect(judgement.commands == [#"db.getSiblingDB("d").getCollection("a.b\u000a\"").dropIndex("dummy\"]")"#])
  }
}
