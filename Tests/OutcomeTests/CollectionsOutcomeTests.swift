import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What the source holds, and which lines of a preflight it changes.
  @Suite struct Collections {
    /// Something on the source, and the lines that it changes.
    struct Condition: Sendable, CustomTestStringConvertible {
      let lines: [String: Outcome]
      let commands: [String]
      let change: @Sendable (inout Plan) -> Void

      init(
        _ lines: [String: Outcome], _ commands: [String], _ change: @escaping @Sendable (inout Plan) -> Void = { _ in }
      ) {
        self.lines = lines
        self.commands = commands
        self.change = change
      }

      var testDescription: String { commands.joined(separator: "; ") }
    }

    /// The pair with one plain collection and no user.
    private static func pair() async throws -> ClusterPair {
      let pair = try await ClusterPair.clean()
      for set in [pair.source, pair.destination] {
        try await set.primary().run("admin", #"{"dropAllUsersFromDatabase": 1}"#)
      }
      try await pair.make("shop", on: pair.source)
      return pair
    }

    @Test func aPlainCollectionIsNoObstacle() async throws {
      let pair = try await Self.pair()
      var audit = pair.preflight()
      try await audit.expectLines(of: .preflight, OutcomeTables.collections)
      audit.depth = .everything
      let looked = OutcomeTables.collections.changing([
        "dollar-prefixed-fields": .pass, "duplicate-fields": .pass, "device-sync-fields": .pass, "index-filters": .pass,
      ])
      try await audit.expectLines(of: .preflight, looked)
    }

    @Test(
      "One thing in the catalog changes its own lines",
      arguments: [
        Condition(["time-series-collections": .fail], [#"{"create": "t", "timeseries": {"timeField": "at"}}"#]),
        Condition(
          ["clustered-expiry": .fail],
          [#"{"create": "c", "clusteredIndex": {"key": {"_id": 1}, "unique": true}, "expireAfterSeconds": 60}"#]),
        Condition(
          ["queryable-encryption": .fail],
          [
            #"{"create": "q", "encryptedFields": {"fields": [{"path": "n", "bsonType": "string", "#
              + #""keyId": {"$uuid": "00112233-4455-6677-8899-aabbccddeeff"}}]}}"#
          ]),
        Condition(["capped-collections": .warn], [#"{"create": "c", "capped": true, "size": 4096}"#]),
        Condition([:], [#"{"create": "v", "viewOn": "things", "pipeline": []}"#]),
        Condition(["views": .warn], [#"{"create": "v", "viewOn": "nothing", "pipeline": []}"#]),
        Condition(
          ["system-collections": .warn], [#"{"insert": "system.js", "documents": [{"_id": "f", "value": 1}]}"#]),
        Condition(
          ["unique-and-plain-index": .fail],
          [
            index(#"{"key": {"a": 1}, "name": "u", "unique": true}"#),
            index(#"{"key": {"a": 1}, "name": "p", "sparse": true}"#),
          ]),
        Condition(
          ["expiring-collections": .warn], [index(#"{"key": {"a": 1}, "name": "a", "expireAfterSeconds": 9}"#)]),
        Condition(
          ["expiring-collections": .fail], [index(#"{"key": {"a": 1}, "name": "a", "expireAfterSeconds": 9}"#)]
        ) { $0.buildIndexes = "never" },
        Condition([:], [index(#"{"key": {"a": 1}, "name": "a", "hidden": true}"#)]),
        Condition(
          ["source-side-effects": .warn],
          [
            index(#"{"key": {"a": 1}, "name": "a"}"#),
            #"{"collMod": "things", "index": {"name": "a", "prepareUnique": true}}"#,
          ]),
        Condition(["unique-index-format": .pass], [index(#"{"key": {"a": 1}, "name": "a", "unique": true}"#)]) {
          $0.reversible = true
        },
        Condition([:], [#"{"create": "f", "collation": {"locale": "fr"}}"#]),
        Condition(
          [
            "namespace-filter": .fail, "dollar-prefixed-fields": .pass, "duplicate-fields": .pass,
            "device-sync-fields": .pass,
          ], []
        ) {
          $0.includeNamespaces = [NamespacePattern(database: "shop", collections: ["C"])]
        },
        Condition(
          ["namespace-filter": .pass],
          [#"{"create": "t", "timeseries": {"timeField": "at"}}"#, #"{"create": "c", "capped": true, "size": 4096}"#]
        ) { $0.excludeNamespaces = [NamespacePattern(database: "shop", collectionsExpression: .init("^[ct]$"))] },
        Condition(
          ["users-and-roles": .warn], [#"{"createRole": "clerk", "privileges": [], "roles": []}"#]),
      ])
    func oneCondition(_ condition: Condition) async throws {
      let pair = try await Self.pair()
      let admin = try pair.source.primary()
      for command in condition.commands { try await admin.run("shop", command) }
      let table = OutcomeTables.collections.changing(condition.lines)
      let result: Result<Void, any Error>
      do {
        result = .success(try await pair.preflight(condition.change).expectLines(of: .preflight, table))
      } catch {
        result = .failure(error)
      }
      try await admin.run("shop", #"{"dropAllRolesFromDatabase": 1}"#)
      try result.get()
    }

    @Test(
      "A database of somebody else's on the source is a warning",
      arguments: [("__mdb_internal_shop", "reserved-names"), ("__realm_sync_1", "device-sync-on-source")])
    func databasesOfOthers(_ name: String, _ line: String) async throws {
      let pair = try await Self.pair()
      try await pair.make(name, on: pair.source)
      try await pair.preflight().expectLines(of: .preflight, OutcomeTables.collections.changing([line: .warn]))
    }

    @Test(
      "One document changes its own line",
      arguments: [
        (#"{"$a": 1}"#, "dollar-prefixed-fields", Outcome.fail),
        (#"{"b": {"a": 1, "a": 2}}"#, "duplicate-fields", .fail),
        (#"{"_id__baas_transaction": 1}"#, "device-sync-fields", .warn),
      ])
    func oneDocument(_ document: String, _ line: String, _ outcome: Outcome) async throws {
      let pair = try await Self.pair()
      try await pair.source.primary().run("shop", #"{"insert": "things", "documents": [\#(document)]}"#)
      var audit = pair.preflight()
      audit.depth = .sample(10)
      var table: [String: Outcome] = [
        "dollar-prefixed-fields": .pass, "duplicate-fields": .pass, "device-sync-fields": .pass,
      ]
      table[line] = outcome
      try await audit.expectLines(of: .preflight, table)
      audit.depth = .sample(1)
      try await audit.expectLines(
        of: .preflight, ["dollar-prefixed-fields": .warn, "duplicate-fields": .warn, "device-sync-fields": .warn])
    }

    @Test func anIndexFilterIsSeenWhenAllMayBeAsked() async throws {
      let pair = try await Self.pair()
      try await pair.source.primary().run(
        "shop", #"{"planCacheSetFilter": "things", "query": {"a": 1}, "indexes": [{"_id": 1}]}"#)
      var audit = pair.preflight()
      audit.depth = .everything
      let item = try #require(try await audit.items(of: .preflight).first { $0.id == "index-filters" })
      #expect(item.outcome == .warn)
      #expect(item.findings.map(\.subject.namespace) == ["shop.things"])
    }

    /// What only an older server has: a kind of index, and timestamps that it would fill in.
    @Test func anOlderSourceHasItsOwnObstacles() async throws {
      let pair = try await Self.pair()
      try await ReplicaSet.with(ReplicaSetOptions(name: "older", members: [.ordinary], version: .v4_4_2)) { older in
        let admin = try older.primary()
        try await admin.run(
          "shop",
          """
          {"createIndexes": "places", "indexes": [
            {"key": {"at": "geoHaystack", "kind": 1}, "name": "near", "bucketSize": 1},
            {"key": {"a": 1}, "name": "a", "background": true}]}
          """)
        let nested = #"{"deep": {"at": {"$timestamp": {"t": 0, "i": 0}}}}"#
        try await admin.insert("shop.times", documents: [nested])
        try await admin.run("shop", #"{"insert": "system.js", "documents": [{"_id": "f", "value": 1}]}"#)
        var audit = AuditOfServers(
          source: older.connectionString, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        let table = OutcomeTables.collections.changing([
          "geo-haystack-indexes": .fail, "system-collections": .warn, "empty-timestamps": .warn,
          "pause-schema-changes": .manual, "plan-schema-changes": .notApplicable,
        ])
        try await audit.expectLines(of: .preflight, table)
        audit.depth = .sample(5)
        try await audit.expectLines(of: .preflight, ["empty-timestamps": .fail])
      }
    }

    private static func index(_ index: String) -> String {
      #"{"createIndexes": "things", "indexes": [\#(index)]}"#
    }
  }
}
