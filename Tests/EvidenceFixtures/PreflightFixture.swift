public import Evidence
import Findings

extension EvidenceFixture {
  /// Two replica sets, 6.0.27 and 7.0.18, that a first migration may be started between.
  public static var preflight: Evidence { restart.readied() }

  /// The same between two sharded clusters of two shards each.
  public static var shardedPreflight: Evidence { restart.sharded.readied() }
}

extension Evidence {
  /// The same evidence with all that only a preflight asks for.
  fileprivate func readied() -> Evidence {
    with { evidence in
      evidence.plan.mongosyncUser = "mongosync"
      evidence.plan.mongosyncInstances = 1
      evidence.plan.mongosyncMemoryGB = 64
      for role in [\Evidence.source, \Evidence.destination] {
        evidence[keyPath: role].mongosyncUser = .seen(.found(.everything))
        evidence[keyPath: role].connectedUser = .seen(ConnectedUser(users: ["auditor@admin"], roles: []))
        evidence[keyPath: role].defaultConcerns = .seen(DefaultConcerns(read: "local", write: "majority"))
        evidence[keyPath: role].eachMember { $0.ready() }
      }
      evidence.destination.run(ReleaseVersion(7, 0, 18))
    }
  }
}

extension ClusterEvidence {
  /// Changes every member of every set.
  ///
  /// - Parameter change: changes one member.
  public mutating func eachMember(_ change: (inout MemberEvidence) -> Void) {
    for set in sets.indices {
      for member in sets[set].members.indices { change(&sets[set].members[member]) }
    }
  }

  /// Has every member run a version, with the feature compatibility version of its series.
  ///
  /// - Parameter version: the version.
  public mutating func run(_ version: ReleaseVersion) {
    eachMember { member in
      member.version = .seen(version)
      member.featureCompatibilityVersion = .seen(FeatureCompatibilityVersion(version.series))
    }
  }
}

extension MemberEvidence {
  fileprivate mutating func ready() {
    modules = .seen(["enterprise"])
    refusesTableScans = .seen(false)
    profilers = .seen([ProfilerLevel(database: "shop", level: 0)])
    disk = .seen(DiskSpace(total: 1e12, used: 1e11))
    hardware = .seen(Hardware(cores: 8, memoryMB: 32_768))
    dataSize = .seen(DataSize(bytes: 1e11, documents: 4_000_000))
    operations = .seen([])
    catalog = .seen([ClusterFixture.orders])
  }
}

extension UserGrants {
  /// Everything there is.
  public static let everything = UserGrants(roles: ["root"], privileges: [Privilege(.anything, ["anyAction"])])
}

extension MongosyncUser {
  /// A user of whom nothing is known but whether it may drop databases.
  ///
  /// - Parameter mayDropAnyDatabase: whether it may.
  /// - Returns: the user.
  public static func found(mayDropAnyDatabase: Bool) -> MongosyncUser {
    .found(
      UserGrants(
        roles: [], privileges: [Privilege(.anyNamespace, mayDropAnyDatabase ? ["find", "dropDatabase"] : ["find"])]))
  }
}
