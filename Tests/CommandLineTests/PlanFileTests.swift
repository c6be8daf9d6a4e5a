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

  @Test(arguments: [
    ("phase: fresh\nreversibel: true", "Line 2: the plan has an unknown key, reversibel; nearest: reversible"),
    ("# none\n\nreversible: perhaps", "Line 3: reversible of the plan must be true or false."),
    ("reversible:", "Line 1: reversible of the plan must be true or false."),
    ("verifier: true\nmongosyncInstances: 0", "Line 2: mongosyncInstances of the plan must be a number above 0."),
    ("filtered: false\nincludeNamespaces: [{database: shop}]", "Line 1: filtered of the plan is false"),
    ("- phase: fresh", "Line 1: the plan must be a map with the keys mongosyncVersion, phase"),
    ("verifier: true\nphase: fresh\nphase: abandon", "Line 2: phase stands twice in one map"),
    ("reversible: &a true\nfiltered: *a", "It uses an alias, *a"),
  ])
  func theErrorNamesTheLineAndTheKey(yaml: String, sentence: String) throws {
    let error = try #require(throws: OperatorFileError.self) { try PlanFile.plan(YAMLText(yaml)) }
    #expect(error.message.hasPrefix(sentence), "\(error.message)")
  }

  @Test func noKeyOfAPlanIsQuotedFromAValue() throws {
    let error = try #require(throws: OperatorFileError.self) {
      try PlanFile.plan(YAMLText("mongosyncUser: [s3cret]\n"))
    }
    #expect(!error.message.contains("s3cret"))
  }
}
