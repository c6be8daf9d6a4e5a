import Evidence
import OperatorFiles
import Report
import Testing

@testable import mongosync_auditor

/// The parts of a plan that repeat the start request.
@Suite struct PlanFileTests {
  @Test func aFilterIsReadAsTheStartRequestHasIt() throws {
    let plan = try PlanFile.plan(
      YAMLText(
        """
        includeNamespaces:
          - database: shop
            collections: [orders, "2024"]
          - databaseRegex: {pattern: "^crm", options: i}
            collectionsRegex: {pattern: "s$"}
        excludeNamespaces: [{database: shop, collections: [log]}]
        """))
    #expect(
      plan.includeNamespaces == [
        NamespacePattern(database: "shop", collections: ["orders", "2024"]),
        NamespacePattern(databaseExpression: .init("^crm", options: "i"), collectionsExpression: .init("s$")),
      ])
    #expect(plan.excludeNamespaces == [NamespacePattern(database: "shop", collections: ["log"])])
    #expect(plan.filtered == true)
    #expect(plan.lines.contains { $0.key == "includeNamespaces" && $0.value == "shop.orders, shop.2024, /^crm/i./s$/" })
    #expect(plan.lines.contains { $0.key == "excludeNamespaces" && $0.value == "shop.log" })
  }

  @Test func shardKeysAreReadInOrder() throws {
    let plan = try PlanFile.plan(
      YAMLText(
        """
        createSupportingIndexes: true
        shardingEntries:
          - database: shop
            collection: orders
            shardCollection: {key: [{region: 1}, {number: hashed}]}
        """))
    #expect(
      plan.shardingEntries == [
        ShardingEntry(
          database: "shop", collection: "orders", key: [.init("region", 1), .init("number", "hashed")])
      ])
    #expect(plan.createSupportingIndexes == true)
    #expect(plan.sharding == true)
  }

  @Test func whoReversesMoreThanOnceReverses() throws {
    let plan = try PlanFile.plan(YAMLText("multipleReversals: true"))
    #expect(plan.multipleReversals == true)
    #expect(plan.reversible == true)
    #expect(plan.lines.map(\.key) == ["reversible", "multipleReversals"])
    let once = try PlanFile.plan(YAMLText("multipleReversals: false"))
    #expect(once.multipleReversals == false)
    #expect(once.reversible == nil)
  }

  @Test(arguments: [
    "includeNamespaces: shop", "includeNamespaces: [{collections: [a]}]", "includeNamespaces: []",
    "excludeNamespaces: [{database: shop, colections: [a]}]", "includeNamespaces: [{databaseRegex: ^a}]",
    "filtered: false\nincludeNamespaces: [{database: shop}]", "shardingEntries: [{database: shop}]",
    "reversible: false\nmultipleReversals: true", "multipleReversals: twice",
    "sharding: false\nshardingEntries: [{database: a, collection: b, shardCollection: {key: [{c: 1}]}}]",
    "shardingEntries: [{database: a, collection: b, shardCollection: {key: [{c: up}]}}]",
  ])
  func anotherFormIsRefused(_ yaml: String) {
    #expect(throws: OperatorFileError.self) { try PlanFile.plan(YAMLText(yaml)) }
  }
}
