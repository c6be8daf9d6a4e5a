import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct LegacyIndexValuesTests {
  private let check = LegacyIndexValues()

  private func judge(_ order: OptionValue, _ options: [String: OptionValue] = ["v": 1]) -> Judgement {
    check.judging([
      CollectionEvidence("orders", [:], [IndexEvidence(name: "old", key: [.init("a", order)], options: options)])
    ])
  }

  @Test func presentFormsPass() {
    let orders: [OptionValue] = [
      1, -1, 5, "2dsphere", "hashed", OptionValue(canonical: #"{ "$numberDecimal" : "1" }"#),
      OptionValue(canonical: #"{ "$numberDouble" : "0.5" }"#),
    ]
    for order in orders { #expect(judge(order).outcome == .pass, "\(order.canonical)") }
    #expect(judge(1, ["v": 2, "background": true, "ns": "shop.orders", "unique": true]).outcome == .pass)
  }

  @Test func oldValuesAreAWarning() {
    let orders: [OptionValue] = [0, "", true, OptionValue(canonical: #"{ "$numberDouble" : "NaN" }"#)]
    for order in orders { #expect(judge(order).outcome == .warn, "\(order.canonical)") }
    #expect(judge(0).summaries(.warn)[at: 0]?.contains("the order a: 0, which") == true)
    #expect(judge("").findings[at: 0]?.explanation.isEmpty == false)
  }

  @Test func unknownOptionsAreAWarning() {
    let judgement = judge(1, ["v": 1, "dropDups": true])
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.orders", index: "old")])
    #expect(judgement.summaries(.warn)[at: 0]?.contains("the option dropDups") == true)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
