import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct Preflight {
    @Test func twoHealthyReplicaSetsLeaveOnlyStepsOpen() async throws {
      let pair = try await ClusterPair.readyToStart()
      try await pair.preflight().expectLines(of: .preflight, OutcomeTables.preflight)
    }

    @Test(
      "One setting of a server changes one line",
      arguments: [
        (
          ClusterRole.source, "admin", #"{"setParameter": 1, "notablescan": true}"#,
          #"{"setParameter": 1, "notablescan": false}"#, "table-scans-allowed", Outcome.fail
        ),
        (.destination, "kept", #"{"profile": 1}"#, #"{"profile": 0}"#, "profiler-off", .warn),
        (
          .source, "admin", #"{"setDefaultRWConcern": 1, "defaultReadConcern": {"level": "majority"}}"#,
          #"{"setDefaultRWConcern": 1, "defaultReadConcern": {}}"#, "default-concerns", .warn
        ),
        (
          .source, "admin", #"{"setUserWriteBlockMode": 1, "global": true}"#,
          #"{"setUserWriteBlockMode": 1, "global": false}"#, "source-write-block-off", .fail
        ),
        (
          .destination, "admin", #"{"setUserWriteBlockMode": 1, "global": true}"#,
          #"{"setUserWriteBlockMode": 1, "global": false}"#, "destination-write-block-off", .fail
        ),
        (
          .destination, "admin", #"{"setFeatureCompatibilityVersion": "5.0"}"#,
          #"{"setFeatureCompatibilityVersion": "6.0"}"#, "feature-compatibility", .fail
        ),
        (
          .destination, "admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 0.0}"#,
          #"{"replSetResizeOplog": 1, "minRetentionHours": 48.0}"#, "destination-oplog-window", .warn
        ),
      ])
    func oneSetting(
      role: ClusterRole, database: String, on: String, off: String, line: String, outcome: Outcome
    ) async throws {
      let pair = try await ClusterPair.readyToStart()
      let set = role == .source ? pair.source : pair.destination
      var table = OutcomeTables.preflight.changing([line: outcome])
      // A profiler needs a database to watch, which a destination should not have.
      if database == "kept" {
        try await pair.make(database, on: set)
        table["user-databases"] = .fail
      }
      try await set.primary().run(database, on)
      let result: Result<Void, any Error>
      do {
        result = .success(try await pair.preflight().expectLines(of: .preflight, table))
      } catch {
        result = .failure(error)
      }
      try await set.primary().run(database, off)
      try result.get()
    }

    /// A plan that says something else, and the lines that it changes.
    struct OtherPlan: Sendable {
      let lines: [String: Outcome]
      let change: @Sendable (inout Plan) -> Void

      init(_ lines: [String: Outcome], _ change: @escaping @Sendable (inout Plan) -> Void) {
        self.lines = lines
        self.change = change
      }
    }

    @Test(
      "What the plan says changes the lines that depend on it",
      arguments: [
        OtherPlan(["server-versions": .fail]) { $0.mongosyncVersion = ReleaseVersion(1, 21) },
        OtherPlan(["server-versions": .unknown, "feature-compatibility": .unknown]) { $0.mongosyncVersion = nil },
        OtherPlan(["mongosync-privileges": .fail]) { $0.mongosyncUser = "nobody" },
        OtherPlan(["mongosync-privileges": .manual]) { $0.mongosyncUser = nil },
        OtherPlan(["start-parameters": .fail, "mongosync-privileges": .fail]) { $0.reversible = true },
        OtherPlan(["verifier-memory": .notApplicable, "destination-oplog-window": .notApplicable]) {
          $0.verifier = false
        },
        OtherPlan(["verifier-memory": .fail]) { $0.mongosyncMemoryGB = 8 },
        OtherPlan(["mongosync-instances": .fail]) { $0.mongosyncInstances = 2 },
      ])
    func onePlan(_ other: OtherPlan) async throws {
      let pair = try await ClusterPair.readyToStart()
      try await pair.preflight(other.change).expectLines(of: .preflight, other.lines)
    }

    @Test func aDestinationWithoutUsersFailsFromOneTwentyOn() async throws {
      let pair = try await ClusterPair.readyToStart()
      let audit = pair.preflight { $0.mongosyncVersion = ReleaseVersion(1, 20) }
      try await audit.expectLines(of: .preflight, ["provisioned-users": .pass])
      try await pair.destination.primary().run("admin", #"{"dropAllUsersFromDatabase": 1}"#)
      try await audit.expectLines(of: .preflight, ["provisioned-users": .fail, "mongosync-privileges": .fail])
    }

    /// The role backup is not here: of what mongosync 1.20 and later need, the others bring all that it brings.
    @Test(
      "A role that is missing is named",
      arguments: [
        (22, "clusterManager"), (22, "clusterMonitor"), (22, "readWriteAnyDatabase"), (22, "restore"),
        (18, "backup"), (18, "clusterMonitor"), (18, "readAnyDatabase"),
      ])
    func aRoleThatIsMissing(minor: Int, role: String) async throws {
      let pair = try await ClusterPair.readyToStart()
      let audit = pair.preflight { plan in
        plan.mongosyncVersion = ReleaseVersion(1, minor)
        plan.mongosyncUser = "half"
      }
      let roles = minor < 20 ? ClusterPair.rolesUpToNineteen : Array(repeating: ClusterPair.rolesFromTwenty, count: 2)
      for (set, roles) in zip([pair.source, pair.destination], roles) {
        try await pair.createUser("half", roles.filter { $0 != role }, on: set)
      }
      let item = try #require(try await audit.items(of: .preflight).first { $0.id == "mongosync-privileges" })
      #expect(item.outcome == .fail, "\(item.findings)")
      let grants = item.remedies.compactMap(\.command)
      #expect(
        grants.contains {
          $0 == #"db.getSiblingDB("admin").grantRolesToUser("half", [{ role: "\#(role)", db: "admin" }])"#
        })
      for set in [pair.source, pair.destination] {
        try await set.primary().run("admin", #"{"grantRolesToUser": "half", "roles": ["\#(role)"]}"#)
      }
      try await audit.expectLines(of: .preflight, ["mongosync-privileges": .pass])
    }

    @Test func rootMayDoEverything() async throws {
      let pair = try await ClusterPair.readyToStart()
      for set in [pair.source, pair.destination] { try await pair.createUser("all", ["root"], on: set) }
      let audit = pair.preflight { plan in
        plan.mongosyncVersion = ReleaseVersion(1, 22)
        plan.mongosyncUser = "all"
        plan.reversible = true
      }
      try await audit.expectLines(of: .preflight, ["mongosync-privileges": .pass])
    }

    @Test func aTransactionThatStaysOpenIsAWarning() async throws {
      let pair = try await ClusterPair.readyToStart()
      // A server ends a transaction after a minute, which a busy machine may need.
      let lifetime = { (seconds: Int) in
        _ = try await pair.source.primary().run(
          "admin", #"{"setParameter": 1, "transactionLifetimeLimitSeconds": \#(seconds)}"#)
      }
      try await lifetime(3600)
      let transaction = try OpenTransaction(
        pair.source.connectionString, inserting: #"{"b": 2}"#, into: ("shop", "things"))
      try await eventually("the transaction has been open for long", within: .seconds(300)) {
        try await pair.preflight().outcomes(of: .preflight)["running-operations"] == .warn
      }
      try await transaction.abort()
      try await lifetime(60)
      try await pair.preflight().expectLines(of: .preflight, ["running-operations": .pass])
    }
  }
}
