import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameViewsTests {
  private func view(on collection: OptionValue, _ pipeline: String) -> [String: OptionValue] {
    ["viewOn": collection, "pipeline": OptionValue(canonical: pipeline)]
  }

  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameViews().judge(EvidenceFixture.comparing(options: source, destination, type: "view"))
  }

  @Test func passes() {
    let complete = EvidenceFixture.comparing(
      options: view(on: "a", "[  ]"), view(on: "a", "[  ]"), type: "view"
    ).with { evidence in
      let base = CollectionEvidence("a")
      evidence.source.collections = evidence.source.collections.map { $0 + [base] }
      evidence.destination.collections = evidence.destination.collections.map { $0 + [base] }
    }
    #expect(SameViews().judge(complete).outcome == .pass)
    #expect(
      judge(view(on: "a", "[  ]"), view(on: "a", "[  ]")).summaries(.warn) == [
        "The view shop.things on the source leads to shop.a, which does not exist.",
        "The view shop.things on the destination leads to shop.a, which does not exist.",
      ])
    #expect(SameViews().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
  }

  @Test func anotherDefinitionFailsWithItsCommand() {
    let judgement = judge(view(on: "a", #"[ { "$match" : {  } } ]"#), view(on: "b", "[  ]"))
    #expect(
      judgement.summaries(.fail) == [
        #"The viewOn of the view shop.things is "a" on the source and "b" on the destination."#,
        #"The pipeline of the view shop.things is [ { "$match" : {  } } ] on the source and [  ] on the destination."#,
      ])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", viewOn: EJSON.parse("\"a\"", { relaxed: false }), "#
          + #"pipeline: EJSON.parse("[ { \"$match\" : {  } } ]", { relaxed: false }) })"#
      ])
  }
}
