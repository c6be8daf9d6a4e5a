import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What is printed is carried out as printed on the oldest servers that it is printed for.
  @Suite struct RemediesOnOldServers {
    typealias Fault = RemediesBeforeStart.Fault

    private static func index(_ specification: String) -> [(ClusterRole, String, String)] {
      [(.source, "shop", #"{"createIndexes": "it's \"odd\" é", "indexes": [{\#(specification)}]}"#)]
    }

    static let faults = [
      Fault("table-scans-allowed", [(.source, "admin", #"{"setParameter": 1, "notablescan": true}"#)]),
      Fault("profiler-off", [(.source, "shop", #"{"profile": 2}"#)]),
      Fault(
        "default-concerns",
        [(.source, "admin", #"{"setDefaultRWConcern": 1, "defaultReadConcern": {"level": "majority"}}"#)]),
      Fault("oplog-window", [(.source, "admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 0.0}"#)]),
      Fault(
        "mongosync-privileges",
        [(.source, "admin", #"{"revokeRolesFromUser": "mongosync", "roles": ["backup"]}"#)]),
      Fault("mongosync-privileges", []) { $0.plan = { $0.mongosyncUser = "o'brien \"the\" copier" } },
      Fault(
        "unique-and-plain-index",
        index(#""key": {"a": 1}, "name": "u", "unique": true"#)
          + index(#""key": {"a": 1}, "name": "p'\"", "collation": {"locale": "de"}"#)),
      Fault(
        "source-side-effects",
        index(#""key": {"a": 1}, "name": "t", "expireAfterSeconds": 3600"#) + [
          (
            .source, "shop",
            #"{"collMod": "it's \"odd\" é", "index": {"name": "t", "expireAfterSeconds": 2147483647}}"#
          )
        ]
      ) {
        $0.values = ["SECONDS": "3600"]
      },
      Fault("source-side-effects", index(#""key": {"a": 1}, "name": "Dummy \\ index""#)),
      Fault(
        "device-sync-fields",
        [(.source, "shop", #"{"insert": "o'k \"", "documents": [{"a": 1}, {"_id__baas_transaction": 7}]}"#)]
      ) { fault in
        fault.checklist = .deviceSync
        fault.depth = .everything
      },
    ]

    @Test(arguments: [MongodVersion.v4_4_2, .v5_0_4])
    func aFaultOfTheSourceIsGoneOnceWhatItsCheckPrintsIsDone(_ version: MongodVersion) async throws {
      let young = try await ClusterPair.readyToStart()
      let options = ReplicaSetOptions(name: "old-source", members: [.ordinary], version: version)
      try await ReplicaSet.with(options) { set in
        let pair = ClusterPair(source: set, destination: young.destination)
        for fault in Self.faults {
          try await prepare(pair)
          for (_, database, command) in fault.commands { try await set.primary().run(database, command) }
          var audit = pair.preflight { plan in
            plan.reversible = false
            fault.plan(&plan)
          }
          audit.depth = fault.depth
          let before = try #require(try await audit.items(of: fault.checklist).first { $0.id == fault.id })
          #expect(
            before.outcome == .fail || before.outcome == .warn,
            "\(fault.testDescription): \(before.findings.map(\.summary))")
          #expect(try await pair.carryOut(before, putting: fault.values) > 0, "\(fault.testDescription)")
          let after = try #require(try await audit.items(of: fault.checklist).first { $0.id == fault.id })
          #expect(
            after.outcome == .pass,
            "\(fault.testDescription): \(before.remedies.compactMap(\.command)) \(after.findings.map(\.summary))")
        }
      }
    }

    /// Never on 4.4, and at once on what it is copied to: preflight warns, and what it prints says never in a number.
    @Test func aLifetimeThatIsNoNumberIsAWarningBeforeTheStart() async throws {
      let young = try await ClusterPair.readyToStart()
      let options = ReplicaSetOptions(name: "old-source", members: [.ordinary], version: .v4_4_2)
      try await ReplicaSet.with(options) { set in
        let pair = ClusterPair(source: set, destination: young.destination)
        try await prepare(pair)
        let indexes = #"[{"key": {"at": 1}, "name": "by time", "expireAfterSeconds": {"$numberDouble": "NaN"}}]"#
        try await set.primary().run("shop", #"{"createIndexes": "things", "indexes": \#(indexes)}"#)
        func line(_ change: (inout Plan) -> Void) async throws -> AuditItem {
          try #require(
            try await pair.preflight(change).items(of: .preflight).first { $0.id == "expiring-collections" })
        }
        let before = try await line { _ in }
        #expect(before.outcome == .warn, "\(before.findings)")
        let finding = try #require(before.findings.first)
        #expect(finding.summary == "The lifetime of shop.things by by time is no number (NaN).")
        #expect(finding.subject == Subject(.source, namespace: "shop.things", index: "by time"))
        #expect(finding.explanation.contains("every document that has a date is deleted"))
        #expect(try await line { $0.buildIndexes = "never" }.outcome == .fail)
        #expect(try await pair.carryOut(before) == 1)
        let after = try await line { _ in }
        #expect(
          after.findings.map(\.summary) == [
            "shop.things expires its documents by by time, after 2147483647 seconds."
          ])
      }
    }

    @Test func eachDifferenceIsUndoneOnTheOldestDestination() async throws {
      let options = { (name: String) in ReplicaSetOptions(name: name, members: [.ordinary], version: .v6_0_5) }
      try await ReplicaSet.with(options("older")) { source in
        try await ReplicaSet.with(options("older-copy")) { destination in
          let pair = ClusterPair(source: source, destination: destination)
          try await pair.makeTwins()
          try await RemediesAfterCutover().settle(TwinDifference.all, on: pair)
        }
      }
    }

    /// Takes away what an earlier fault left on the source, and makes its database and mongosync's user again.
    private func prepare(_ pair: ClusterPair) async throws {
      for set in [pair.source, pair.destination] {
        let local = #"{"setDefaultRWConcern": 1, "defaultReadConcern": {"level": "local"}}"#
        try await set.primary().run("admin", local)
      }
      let admin = try pair.source.primary()
      try await admin.run("admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 48.0}"#)
      try await admin.run("shop", #"{"profile": 0}"#)
      try await admin.run("shop", #"{"dropDatabase": 1}"#)
      try await admin.run("admin", #"{"dropAllUsersFromDatabase": 1}"#)
      try await pair.createUser(
        "mongosync", ClusterPair.rolesUpToNineteen[0], on: pair.source)
      try await pair.make("shop", on: pair.source)
    }
  }
}
