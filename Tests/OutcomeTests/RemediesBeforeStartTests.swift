import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What a check prints before the start, or for what surrounds a migration, is carried out as printed.
  @Suite struct RemediesBeforeStart {
    /// Something that is wrong with a cluster, and how a person who reads the line decides.
    struct Fault: Sendable, CustomTestStringConvertible {
      let id: String
      let testDescription: String
      var checklist = Checklist.preflight
      var commands: [(ClusterRole, String, String)] = []
      var depth = ReadingDepth.metadata
      var values: [String: String] = [:]
      var chosen: @Sendable (Remedy) -> Bool = { _ in true }
      var plan: @Sendable (inout Plan) -> Void = { _ in }

      init(_ id: String, _ commands: [(ClusterRole, String, String)], _ change: (inout Fault) -> Void = { _ in }) {
        self.id = id
        self.commands = commands
        testDescription = "\(id): \(commands.map(\.2).joined(separator: "; "))"
        change(&self)
      }
    }

    private static func index(_ specification: String) -> [(ClusterRole, String, String)] {
      [(.source, "shop", #"{"createIndexes": "it's \"odd\" é", "indexes": [{\#(specification)}]}"#)]
    }

    static let faults = [
      Fault("source-write-block-off", [(.source, "admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)]),
      Fault("destination-write-block-off", [(.destination, "admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)]),
      Fault("table-scans-allowed", [(.source, "admin", #"{"setParameter": 1, "notablescan": true}"#)]),
      Fault("profiler-off", [(.source, "shop", #"{"profile": 2}"#)]),
      Fault(
        "default-concerns",
        [(.source, "admin", #"{"setDefaultRWConcern": 1, "defaultReadConcern": {"level": "majority"}}"#)]),
      Fault("feature-compatibility", [(.destination, "admin", #"{"setFeatureCompatibilityVersion": "5.0"}"#)]),
      Fault("oplog-window", [(.source, "admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 0.0}"#)]),
      Fault(
        "destination-oplog-window", [(.destination, "admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 0.5}"#)]),
      Fault("reserved-databases", [(.destination, "__mdb_internal_mongosync", #"{"create": "globalState"}"#)]),
      Fault("user-databases", [(.destination, "left-over", #"{"create": "things"}"#)]),
      Fault("mongosync-privileges", []) { $0.plan = { $0.mongosyncUser = "o'brien \"the\" copier" } },
      Fault(
        "mongosync-privileges",
        [
          (.destination, "admin", #"{"revokeRolesFromUser": "mongosync", "roles": ["restore", "clusterManager"]}"#)
        ]),
      Fault("drop-database-privilege", []) { fault in
        fault.checklist = .reverse
        fault.plan = { $0.reversible = true }
      },
      Fault(
        "clustered-expiry",
        [
          (
            .source, "shop",
            #"{"create": "c'1\" é", "clusteredIndex": {"key": {"_id": 1}, "unique": true}, "expireAfterSeconds": 60}"#
          )
        ]),
      Fault(
        "unique-and-plain-index",
        index(#""key": {"a": 1}, "name": "u", "unique": true"#)
          + index(#""key": {"a": 1}, "name": "p'\"", "collation": {"locale": "de"}"#)),
      Fault("source-side-effects", index(#""key": {"a": 1}, "name": "t", "expireAfterSeconds": 2147483647"#)) {
        $0.values = ["SECONDS": "3600"]
      },
      Fault("source-side-effects", index(#""key": {"a": 1}, "name": "prep", "prepareUnique": true"#)),
      Fault("source-side-effects", index(#""key": {"a": 1}, "name": "prep", "prepareUnique": true"#)) {
        $0.chosen = { $0.command?.contains("prepareUnique: false") == true }
      },
      Fault("source-side-effects", index(#""key": {"a": 1}, "name": "Dummy \\ index""#)),
      Fault(
        "source-side-effects",
        [
          (.source, "shop", #"{"create": "rest", "capped": true, "size": {"$numberLong": "1000000000000000"}}"#)
        ]
      ) { $0.values = ["BYTES": "1048576"] },
      Fault("destination-open", [(.destination, "admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)]) {
        $0.checklist = .postCutover
      },
      Fault("source-closed-after-cutover", []) { fault in
        fault.checklist = .postCutover
        fault.plan = { plan in
          plan.mongosyncVersion = ReleaseVersion(1, 21)
          plan.filtered = false
        }
      },
      Fault(
        "device-sync-fields",
        [
          (.source, "shop", #"{"insert": "o'k \"", "documents": [{"a": 1}, {"_id__baas_transaction": 7}]}"#)
        ]
      ) { fault in
        fault.checklist = .deviceSync
        fault.depth = .everything
      },
      Fault("metadata-cleaned-up", [(.destination, "__mdb_internal_mongosync", #"{"create": "globalState"}"#)]) {
        $0.checklist = .postCutover
      },
    ]

    @Test(arguments: faults)
    func aFaultIsGoneOnceWhatItsCheckPrintsIsDone(_ fault: Fault) async throws {
      let pair = try await ClusterPair.readyToStart()
      for set in [pair.source, pair.destination] {
        // A default that was set explicitly cannot be unset; both clusters have the same.
        try await set.primary().run("admin", #"{"setDefaultRWConcern": 1, "defaultReadConcern": {"level": "local"}}"#)
      }
      for (role, database, command) in fault.commands {
        try await (role == .source ? pair.source : pair.destination).primary().run(database, command)
      }
      var audit = pair.preflight { plan in
        plan.reversible = false
        fault.plan(&plan)
      }
      audit.depth = fault.depth
      let before = try #require(try await audit.items(of: fault.checklist).first { $0.id == fault.id })
      #expect(before.outcome == .fail || before.outcome == .warn, "\(before.findings.map(\.summary))")
      #expect(try await pair.carryOut(before, putting: fault.values, where: fault.chosen) > 0)
      let after = try #require(try await audit.items(of: fault.checklist).first { $0.id == fault.id })
      let printed = before.remedies.compactMap(\.command)
      #expect(after.outcome == .pass, "\(printed) \(after.findings.map(\.summary))")
    }
  }
}
