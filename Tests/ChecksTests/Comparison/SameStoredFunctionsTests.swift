import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameStoredFunctionsTests {
  private let function = StoredFunction(database: "shop", name: "sum")

  private func judge(_ source: Observed<[StoredFunction]>, _ destination: Observed<[StoredFunction]>) -> Judgement {
    SameStoredFunctions().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.storedFunctions = source
        evidence.destination.storedFunctions = destination
      })
  }

  @Test func passes() {
    #expect(judge(.seen([function]), .seen([function])).summaries(.pass) == ["1 stored function is on both clusters."])
    #expect(judge(.seen([]), .seen([function])).outcome == .notApplicable)
  }

  @Test func aMissingFunctionIsAWarning() {
    let judgement = judge(.seen([function]), .seen([StoredFunction(database: "crm", name: "sum")]))
    #expect(judgement.summaries(.warn) == [#"The function "sum" is missing in shop.system.js of the destination."#])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").getCollection("system.js").findOne({ _id: EJSON.parse("\"sum\"", { relaxed: false }) })"#
      ])
  }

  @Test func databasesOutsideTheFilterDoNotCount() {
    func judge(_ include: [NamespacePattern]) -> Judgement {
      SameStoredFunctions().judge(
        EvidenceFixture.postCutover.with { evidence in
          evidence.source.storedFunctions = .seen([function])
          evidence.plan.includeNamespaces = include
        })
    }
    #expect(
      judge([NamespacePattern(database: "crm")]).summaries(.notApplicable) == [
        "No database within the namespace filter has a stored function."
      ])
    #expect(judge([NamespacePattern(database: "shop", collections: ["a"])]).outcome == .warn)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied, .seen([])).outcome == .unknown)
    #expect(judge(.seen([]), .denied).outcome == .unknown)
  }
}
