import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct Restart {
    @Test func aCleanDestinationLeavesOnlyStepsOpen() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.audit().expect(.restart, OutcomeTables.restart)
    }

    @Test func aLeftoverUserDatabaseFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make("shop", on: pair.destination)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["user-databases": .fail]))
    }

    /// Trap 4: the restart procedure names one database, and four families exist.
    @Test(
      arguments: [
        "mongosync_reserved_for_internal_use", "mongosync_internal_a_to_b", "__mdb_internal_mongosync",
        "mongosync_reserved_for_verification_src_metadata",
        "__mdb_internal_mongosync_verifier_src",
      ], ClusterRole.allCases)
    func aReservedDatabaseFailsOnEitherCluster(name: String, role: ClusterRole) async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make(name, on: role == .source ? pair.source : pair.destination)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["reserved-databases": .fail]))
    }

    /// The prefix alone does not make it mongosync's; what mongosync writes down in it does.
    @Test(arguments: ClusterRole.allCases) func aDatabaseThatOnlyBearsTheNameIsForAPerson(role: ClusterRole)
      async throws
    {
      let pair = try await ClusterPair.clean()
      let set = role == .source ? pair.source : pair.destination
      try await pair.make("mdb_internal_mine", on: set)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["reserved-databases": .unknown]))
      try await set.primary().insert("mdb_internal_mine.globalState", documents: [#"{"reversible": false}"#])
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["reserved-databases": .fail]))
    }

    @Test(arguments: ["__mdb_internal_migration_verifier", "migration_verification_metadata"], ClusterRole.allCases)
    func migrationVerifiersMetadataWarns(name: String, role: ClusterRole) async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make(name, on: role == .source ? pair.source : pair.destination)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["reserved-databases": .warn]))
    }

    @Test(
      arguments: [
        (ReleaseVersion?.some(ReleaseVersion(1, 18)), Outcome.pass), (ReleaseVersion(1, 17), .fail), (nil, .unknown),
      ])
    func atlasOwnDatabaseDependsOnTheVersion(version: ReleaseVersion?, outcome: Outcome) async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make("__mdb_internal_atlas", on: pair.destination)
      try await pair.audit { $0.mongosyncVersion = version }.expect(
        .restart, OutcomeTables.restart.changing(["user-databases": outcome]))
    }

    /// Trap 14: `__realm_sync*` is not the server's own.
    @Test(arguments: ["__realm_sync", "__realm_sync_63f8"]) func deviceSyncIsNoSystemDatabase(name: String) async throws
    {
      let pair = try await ClusterPair.clean()
      try await pair.make(name, on: pair.destination)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["user-databases": .fail]))
    }

    /// Trap 5: `userWriteBlockMode` is 1 or 2, not a boolean.
    @Test func aWriteBlockOnTheDestinationFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.block(pair.destination, true)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["destination-write-block-off": .fail]))
    }

    @Test func aWriteBlockOnTheSourceFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.block(pair.source, true)
      try await pair.audit().expect(.restart, OutcomeTables.restart.changing(["source-write-block-off": .fail]))
    }
  }
}

/// Outcomes over real servers that share two clusters, and so run one after the other.
@Suite(.serialized) struct OutcomeTests {}
