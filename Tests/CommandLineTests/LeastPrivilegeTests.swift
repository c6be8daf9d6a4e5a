import Checklists
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

@testable import mongosync_auditor

/// What the printed script grants is enough for every check, and each right of it is missed by name.
@Suite struct LeastPrivilegeTests {
  @Test func everyRightIsNeededAndNothingElse() async throws {
    let set = try await SharedServers.replicaSet(
      "least privilege",
      ReplicaSetOptions(name: "least", members: [.ordinary], accessControl: ReplicaSetOptions.AccessControl()))
    let admin = try set.primary()
    try await Self.fill(admin)
    let script = RoleScript(granting: AuditorRole.grants(for: .check), to: "auditor").text
    let privileges = Self.privileges(inScript: script)
    try await admin.run(
      "admin",
      #"{"createRole": "\#(AuditorRole.name)", "roles": [], "privileges": [\#(privileges.joined(separator: ","))]}"#)
    try await admin.run(
      "admin",
      #"{"createUser": "auditor", "pwd": "secret", "roles": [{"role": "\#(AuditorRole.name)", "db": "admin"}]}"#)
    let all = try await Self.unknowns(as: ("root", set.options.accessControl?.password ?? ""), set)
    let complete = try await Self.unknowns(as: ("auditor", "secret"), set)
    #expect(complete == all)
    for missing in privileges.indices {
      var fewer = privileges
      fewer.remove(at: missing)
      try await admin.run(
        "admin",
        #"{"updateRole": "\#(AuditorRole.name)", "privileges": [\#(fewer.joined(separator: ","))]}"#)
      let unknown = try await Self.unknowns(as: ("auditor", "secret"), set)
      let action = try #require(JSON(parsing: privileges[missing])["actions"].array.first?.string)
      for (id, summaries) in unknown where complete[id] == nil {
        #expect(summaries.contains { $0.contains("\(action) on ") }, "\(id) misses \(action) and does not name it")
      }
    }
  }

  /// The lines of the script that grant something, as JSON.
  private static func privileges(inScript script: String) -> [String] {
    script.split(separator: "\n").flatMap { line -> [String] in
      guard let match = line.wholeMatch(of: /\s*\{ resource: \{ (.*) \}, actions: \[(.*)\] \},/) else { return [] }
      let resource = match.1.replacing(/(\w+):/) { "\"\($0.1)\":" }
      return match.2.split(separator: ", ").map { "{\"resource\": {\(resource)}, \"actions\": [\($0)]}" }
    }
  }

  /// The lines of all checklists that are unknown to a user, with what they say.
  private static func unknowns(
    as user: (name: String, password: String), _ set: ReplicaSet
  ) async throws -> [String: [String]] {
    let text = set.connectionString(user: user.name, password: user.password)
    var plan = Plan()
    plan.mongosyncUser = "mongosync"
    let seen = await Survey(plan: plan, context: RunContext(runID: "least", deadline: .now + .seconds(60))).run(
      source: ClusterTarget(.source, try ConnectionString(text)),
      destination: ClusterTarget(.destination, try ConnectionString(text)))
    let items = Checklist.all.flatMap { Checklists.Audit($0).items(judging: seen.evidence) }
    let unknown = items.filter { $0.outcome == .unknown }
    return Dictionary(unknown.map { ($0.id, $0.findings.map(\.summary)) }) { first, _ in first }
  }

  private static func fill(_ admin: AdminClient) async throws {
    try await admin.insert("shop.orders", documents: [#"{"a": 1}"#])
    try await admin.run(
      "shop",
      #"{"createIndexes": "orders", "indexes": [{"key": {"a": 1}, "name": "a_1", "unique": true}]}"#)
    try await admin.insert(
      "__mdb_internal_mongosync.globalState", documents: [#"{"reversible": true, "buildIndexes": "afterDataCopy"}"#])
    try await admin.run("admin", #"{"createUser": "mongosync", "pwd": "secret", "roles": ["root"]}"#)
  }
}
