import Checks
import Evidence
import Findings

extension Checklist {
  /// What must hold of the servers, their topology, the plan and mongosync's host.
  static let preflightEnvironment: [Entry] = [
    .check(MembersReachable()),
    .check(MajorityCommitPoint()),
    .check(SupportedTopology()),
    .check(ServerVersions()),
    .check(FeatureCompatibility()),
    .check(DollarVersionField()),
    .check(StorageEngine()),
    .check(EnterpriseBuild()),
    .check(AtlasTier()),
    .check(Arbiters()),
    .check(ShardCounts()),
    .check(ConfigShard()),
    .check(StartParameters()),
    .check(ShardingEntries()),
    .check(MongosyncInstances()),
    .step(.oneSourceOneDestination),
    .step(.connectionStrings),
    .step(.mongosyncHost),
    .step(.sameStartOptions),
    .step(.noUpgrades),
    .step(.existingDataPrecautions),
    .check(VerifierMemory()),
    .check(VerifierCoverage()),
    .check(MongosyncPrivileges()),
    .check(ProvisionedUsers()),
    .check(TableScansAllowed()),
    .check(ProfilerOff()),
    .check(DefaultReadWriteConcern()),
    .check(SourceWriteBlockOff()),
    .check(DestinationWriteBlockOff()),
    .check(BalancersBeforeStart()),
    .check(ReservedDatabases()),
    .check(UserDatabases()),
    .check(NamespaceConflicts()),
    .check(DestinationDisk()),
    .check(DestinationHardware()),
    .check(SourceOplogWindow()),
    .check(DestinationOplogWindow()),
    .check(IndexesOnAllMembers()),
    .check(NoRunningOperations()),
  ]
}
