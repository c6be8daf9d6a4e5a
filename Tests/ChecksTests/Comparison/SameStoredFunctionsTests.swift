import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameStoredFunctionsTests {
  private let function = StoredFunction(database: "shop", name: "sum", codeDigest: "a1")

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

  @Test func otherCodeIsAWarningAndIsReplacedByHandOnly() {
    let judgement = judge(.seen([function]), .seen([StoredFunction(database: "shop", name: "sum", codeDigest: "b2")]))
    #expect(
      judgement.summaries(.warn) == [
        #"The function "sum" of shop.system.js is another on the destination than on the source."#
      ])
    let command =
      #"db.getSiblingDB("shop").getCollection("system.js").findOne({ _id: EJSON.parse("\"sum\"", { relaxed: false }) })"#
    #expect(judgement.commands == [command, command])
    #expect(judgement.remedies.map(\.cluster) == [.source, .destination])
  }

  /// Evidence of an earlier version holds the names alone.
  @Test func codeThatWasNotReadIsUnknown() {
    let unread = StoredFunction(database: "shop", name: "sum")
    for (source, destination) in [(unread, function), (function, unread), (unread, unread)] {
      let judgement = judge(.seen([source]), .seen([destination]))
      #expect(
        judgement.summaries(.unknown) == [
          #"Whether the function "sum" of shop.system.js is the same on both clusters is not known."#
        ])
      #expect(judgement.summaries(.pass).isEmpty)
    }
    #expect(judge(.seen([unread]), .seen([])).outcome == .warn)
    #expect(judge(.seen([]), .seen([unread])).outcome == .notApplicable)
  }

  @Test func namesAreToldByTheirBytes() {
    let composed = StoredFunction(database: "shop", name: OptionValue(canonical: "\"\u{E9}\""), codeDigest: "a1")
    let decomposed = StoredFunction(database: "shop", name: OptionValue(canonical: "\"e\u{301}\""), codeDigest: "a1")
    #expect(judge(.seen([composed]), .seen([decomposed])).outcome == .warn)
    #expect(judge(.seen([composed, decomposed]), .seen([decomposed, composed])).outcome == .pass)
    let elsewhere = StoredFunction(database: "caf\u{E9}", name: "sum", codeDigest: "a1")
    let other = StoredFunction(database: "cafe\u{301}", name: "sum", codeDigest: "a1")
    #expect(judge(.seen([elsewhere]), .seen([other])).outcome == .warn)
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
