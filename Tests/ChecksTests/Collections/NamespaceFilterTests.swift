import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NamespaceFilterTests {
  private let check = NamespaceFilter()

  private func judge(
    include: [NamespacePattern] = [], exclude: [NamespacePattern] = [], _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    check.judging([ClusterFixture.orders, CollectionEvidence("log")]) { evidence in
      evidence.plan.includeNamespaces = include
      evidence.plan.excludeNamespaces = exclude
      change(&evidence)
    }
  }

  @Test func cannotAriseWithoutAFilter() {
    #expect(judge().outcome == .notApplicable)
  }

  @Test func passesWhenAllIsThere() {
    let judgement = judge(
      include: [NamespacePattern(database: "shop")],
      exclude: [NamespacePattern(databaseExpression: .init("^sh"), collections: ["log"])])
    #expect(judgement.summaries(.pass) == ["The filter takes 1 collection or view."])
  }

  @Test func aMissingInclusionFailsAndAMissingExclusionWarns() {
    let missing = NamespacePattern(database: "shop", collections: ["Orders"])
    #expect(
      judge(include: [missing]).summaries(.fail)
        == ["includeNamespaces[0] names shop.Orders, which is not on the source."])
    #expect(judge(exclude: [missing]).outcome == .warn)
    #expect(judge(include: [NamespacePattern(database: "stop")]).outcome == .fail)
  }

  @Test func theSystemsNamesFail() {
    #expect(judge(include: [NamespacePattern(database: "admin")]).outcome == .fail)
    #expect(judge(include: [NamespacePattern(database: "shop", collections: ["system.js"])]).outcome == .fail)
  }

  @Test func aFilterThatTakesNothingFails() {
    #expect(judge(include: [NamespacePattern(databaseExpression: .init("^nothing$"))]).outcome == .fail)
  }

  @Test func aReversibleSyncRefusesAFilter() {
    let judgement = judge(include: [NamespacePattern(database: "shop")]) { $0.plan.reversible = true }
    #expect(judgement.outcome == .fail)
  }

  @Test func expressionsNeedTheirVersion() {
    let expression = NamespacePattern(databaseExpression: .init("SHOP", options: "i"))
    #expect(judge(include: [expression]).outcome == .pass)
    #expect(judge(include: [expression]) { $0.plan.mongosyncVersion = ReleaseVersion(1, 5) }.outcome == .fail)
  }

  @Test func anEntryNeedsExactlyOneDatabase() {
    #expect(judge(include: [NamespacePattern(database: "shop", databaseExpression: .init("s"))]).outcome == .fail)
  }

  @Test func whatCannotBeReadIsUnknown() {
    #expect(judge(include: [NamespacePattern(databaseExpression: .init("("))]).outcome == .unknown)
    #expect(judge { $0.plan.filtered = true }.outcome == .unknown)
    let named = NamespacePattern(database: "shop", collections: ["orders"])
    #expect(judge(include: [named]) { $0.source.databases = .denied }.outcome == .unknown)
    #expect(judge(include: [named]) { $0.source.collections = .denied }.outcome == .unknown)
  }
}
