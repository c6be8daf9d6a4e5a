import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameCollationsTests {
  private let french: [String: OptionValue] = ["collation": OptionValue(canonical: #"{ "locale" : "fr" }"#)]
  private let german: [String: OptionValue] = ["collation": OptionValue(canonical: #"{ "locale" : "de" }"#)]

  private func judge(_ source: CollectionEvidence, _ destination: CollectionEvidence) -> Judgement {
    SameCollations().judge(EvidenceFixture.comparing([source], [destination]))
  }

  @Test func indexesThatFollowTheirCollectionAreJudgedWithIt() {
    let judgement = judge(
      ClusterFixture.things(options: french, indexes: [.onA(french)]),
      ClusterFixture.things(options: german, indexes: [.onA(german)]))
    #expect(
      judgement.summaries(.fail) == [
        #"The collation of shop.things is { "locale" : "fr" } on the source and { "locale" : "de" } on the destination."#
      ])
  }

  @Test func anIndexOfItsOwnIsJudged() {
    let judgement = judge(
      ClusterFixture.things(indexes: [.onA(french)]), ClusterFixture.things(indexes: [.onA()]))
    #expect(judgement.subjects(.fail) == [Subject(namespace: "shop.things", index: "a_1")])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").getCollection("things").dropIndex("a_1")"#,
        #"db.getSiblingDB("shop").runCommand({ createIndexes: "things", indexes: [EJSON.parse("#
          + #""{ \"key\" : { \"a\" : { \"$numberInt\" : \"1\" } }, \"name\" : \"a_1\", "#
          + #"\"collation\" : { \"locale\" : \"fr\" } }", { relaxed: false })] })"#,
      ])
  }

  @Test func passes() {
    let things = ClusterFixture.things(options: french, indexes: [.onA(french)])
    #expect(judge(things, things).outcome == .pass)
  }
}
