import Evidence
import Findings
import Testing

@testable import Checks

@Suite struct RequiredGrantsTests {
  private func roles(
    _ role: ClusterRole, _ minor: Int, _ change: (inout Plan) -> Void = { _ in }
  ) -> [String] {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, minor)
    change(&plan)
    return RequiredGrants(on: role, plan, isBeforeSix: false).roles
  }

  @Test func upToNineteen() {
    let reading = ["backup", "clusterMonitor", "readAnyDatabase"]
    let dual = ["backup", "clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"]
    #expect(roles(.source, 19) == reading)
    #expect(roles(.source, 19) { $0.writeBlocking = .sourceAndDestination } == dual)
    #expect(roles(.source, 19) { $0.reversible = true } == dual)
    #expect(
      roles(.destination, 19) == ["clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"])
  }

  @Test func fromTwentyOn() {
    let all = ["backup", "clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"]
    #expect(roles(.source, 20) == all)
    #expect(roles(.destination, 20) == all)
    #expect(
      roles(.destination, 20) { $0.reversible = true } == [
        "backup", "clusterManager", "clusterMonitor", "dbAdminAnyDatabase", "readWriteAnyDatabase", "restore",
      ])
    #expect(roles(.source, 20) { $0.reversible = true } == all)
    #expect(
      roles(.source, 20) { plan in
        plan.reversible = true
        plan.multipleReversals = true
      } == roles(.destination, 20) { $0.reversible = true })
  }

  @Test func aNewUserGetsWhatAReverseOrAnOldSourceAsksForAsWell() {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 19)
    let old = RequiredGrants(on: .source, plan, isBeforeSix: true)
    #expect(old.rolesOfNewUser == ["backup", "clusterManager", "clusterMonitor", "readAnyDatabase"])
    plan.reversible = true
    for role in ClusterRole.allCases {
      let roles = RequiredGrants(on: role, plan, isBeforeSix: false)
      #expect(Set(roles.rolesOfNewUser) == Set(roles.roles + ["dbAdminAnyDatabase"]))
    }
  }

  @Test func whatIsMissingIsNamed() {
    let required = RequiredGrants(on: .source, Plan(), isBeforeSix: false)
    #expect(required.missing(from: UserGrants(roles: [], privileges: required.privileges)).isEmpty)
    let reader = UserGrants(
      roles: [],
      privileges: required.privileges.filter { $0.resource != .namespace(database: "config", collection: "settings") })
    #expect(required.missing(from: reader).map(\.sentence) == ["find on config.settings", "update on config.settings"])
    #expect(required.missing(from: UserGrants(roles: ["root"], privileges: [])) == required.privileges)
  }

  @Test(
    "Roles of one's own bring the whole minimum, which the documented roles do not", arguments: ClusterRole.allCases)
  func ownRoles(_ role: ClusterRole) {
    let required = RequiredGrants(on: role, Plan(), isBeforeSix: false)
    func missing(_ roles: [String], _ more: [Privilege] = []) -> [String] {
      required.missing(from: UserGrants(roles: roles, privileges: required.privileges + more)).map(\.sentence)
    }
    let buckets = "listCollections, listIndexes on time-series buckets"
    let sharding = "enableSharding on the cluster"
    #expect(missing(["migration"]) == (role == .source ? [buckets] : [sharding, buckets]))
    #expect(missing(required.roles + ["migration"]).isEmpty)
    #expect(missing(["root"]).isEmpty)
    let minimum = [
      Privilege(.cluster, ["enableSharding"]), Privilege(.timeSeriesBuckets, ["listCollections", "listIndexes"]),
    ]
    #expect(missing(["migration"], minimum).isEmpty)
    // Servers before 5.0 have no such buckets, and 5.0 has no write block either.
    let old = RequiredGrants(on: .source, Plan(), isBeforeSix: true)
    #expect(old.missing(from: UserGrants(roles: ["migration"], privileges: old.privileges)).isEmpty)
  }

  @Test func serversBeforeSixKnowNoWriteBlock() {
    let old = RequiredGrants(on: .source, Plan(), isBeforeSix: true)
    #expect(!old.privileges.flatMap(\.actions).contains("setUserWriteBlockMode"))
  }

  @Test("Privileges on wide resources leave out what the server leaves out")
  func resources() {
    let anywhere = Privilege(.anyNamespace, ["find"])
    let collection = Privilege.Resource.namespace(database: "shop", collection: "orders")
    #expect(anywhere.grants("find", on: collection))
    #expect(!anywhere.grants("insert", on: collection))
    #expect(!anywhere.grants("find", on: .namespace(database: "local", collection: "oplog.rs")))
    #expect(!anywhere.grants("find", on: .namespace(database: "admin", collection: "system.version")))
    #expect(!anywhere.grants("find", on: .cluster))
    let shop = Privilege(.namespace(database: "shop", collection: ""), ["find"])
    #expect(shop.grants("find", on: collection))
    #expect(!shop.grants("find", on: .anyNamespace))
    #expect(!Privilege(.namespace(database: "shop", collection: "orders"), ["find"]).grants("find", on: .anyNamespace))
    #expect(Privilege(.anything, ["anyAction"]).grants("find", on: .cluster))
    #expect(!Privilege(.cluster, ["find"]).grants("find", on: collection))
  }

  /// The minimum lists name these one by one, since a wide privilege on all databases leaves them out.
  @Test(
    "What the minimum names singly is missed singly",
    arguments: [
      ("config", "version", "find on config.version"), ("config", "collections", "find on config.collections"),
      ("config", "shards", "find on config.shards"), ("admin", "system.version", "find on admin.system.version"),
      ("", "system.js", "listCollections, listIndexes on system.js of any database"),
    ], ClusterRole.allCases)
  func single(_ one: (database: String, collection: String, sentence: String), _ role: ClusterRole) {
    let required = RequiredGrants(on: role, Plan(), isBeforeSix: false)
    let resource = Privilege.Resource.namespace(database: one.database, collection: one.collection)
    let others = required.privileges.filter { $0.resource != resource }
    #expect(others.count == required.privileges.count - 1)
    #expect(required.missing(from: UserGrants(roles: [], privileges: others)).map(\.sentence) == [one.sentence])
    let own = required.missing(from: UserGrants(roles: ["migration"], privileges: others)).map(\.sentence)
    #expect(own.contains(one.sentence))
    let wide = Privilege(.namespace(database: one.database, collection: ""), ["find"])
    let isCovered = required.missing(from: UserGrants(roles: [], privileges: others + [wide])).isEmpty
    #expect(isCovered == (one.database == "config"), "a whole database covers its own collections, but system. ones")
  }
}
