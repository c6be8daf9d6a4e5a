import Checklists
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

/// A user made by the printed script may do on real servers what mongosync is known to need.
@Suite struct MongosyncUserScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let user: String
    let options: [String]
    let plan: Plan

    init(_ user: String, _ options: [String], _ change: (inout Plan) -> Void) {
      self.user = user
      self.options = options
      var plan = Plan()
      plan.mongosyncUser = user
      change(&plan)
      self.plan = plan
    }

    var testDescription: String { options.joined(separator: " ") }
  }

  @Test(arguments: [
    Case("anyVersion", []) { _ in },
    Case("oldVersion", ["--mongosync-version", "1.19"]) { $0.mongosyncVersion = ReleaseVersion(1, 19) },
    Case("newVersion", ["--mongosync-version", "1.22"]) { $0.mongosyncVersion = ReleaseVersion(1, 22) },
    Case("oldReversible", ["--mongosync-version", "1.19", "--reversible"]) { plan in
      plan.mongosyncVersion = ReleaseVersion(1, 19)
      plan.reversible = true
    },
    Case("newReversible", ["--mongosync-version", "1.21", "--reversible"]) { plan in
      plan.mongosyncVersion = ReleaseVersion(1, 21)
      plan.reversible = true
    },
    Case("manyReversals", ["--mongosync-version", "1.21", "--reversible"]) { plan in
      plan.mongosyncVersion = ReleaseVersion(1, 21)
      plan.reversible = true
      plan.multipleReversals = true
    },
  ])
  func theUserMayDoWhatTheChecksAskFor(_ given: Case) async throws {
    let pair = try await SecuredPair.started()
    for (cluster, set) in [("source", pair.source), ("destination", pair.destination)] {
      let made = try await Self.users(["--on", cluster, "--user", given.user] + given.options)
      #expect(made.map(\.name) == [given.user])
      for user in made {
        try await set.primary().run(
          "admin", #"{"createUser": "\#(user.name)", "pwd": "secret", "roles": \#(user.roles)}"#)
      }
    }
    let seen = await Survey(plan: given.plan, context: RunContext(runID: "user", deadline: .now + .seconds(240))).run(
      source: ClusterTarget(.source, try pair.login(to: pair.source)),
      destination: ClusterTarget(.destination, try pair.login(to: pair.destination)))
    let items = [Checklist.preflight, .reverse].flatMap { Checklists.Audit($0).items(judging: seen.evidence) }
    let privileges = try #require(items.first { $0.id == "mongosync-privileges" })
    #expect(privileges.findings.map(\.subject) == [Subject(.source), Subject(.destination)])
    #expect(privileges.outcome == .pass, "\(privileges.findings)")
    let drops = items.first { $0.id == "drop-database-privilege" }?.outcome
    #expect(drops == (given.plan.reversible == true ? .pass : .fail))
  }

  @Test func thePlanDecidesAndNamesTheUser() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      "mongosyncVersion: 1.18.0\nwriteBlocking: sourceAndDestination\nmongosyncUser: copier\n", to: "plan.yaml")
    let source = #"["backup", "clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"]"#
    let destination = #"["clusterManager", "clusterMonitor", "readWriteAnyDatabase", "restore"]"#
    let both = try await Self.users(["--plan", plan])
    #expect(both.map(\.name) == ["copier", "copier"])
    #expect(both.map(\.roles) == [source, destination])
    #expect(try await Self.users(["--plan", plan, "--on", "destination"]).map(\.roles) == [destination])
  }

  @Test func aSourceBeforeSixNeedsClusterManager() async throws {
    let options = ["--mongosync-version", "1.19", "--on", "source"]
    let reading = try await Self.users(options).map(\.roles)
    #expect(reading == [#"["backup", "clusterMonitor", "readAnyDatabase"]"#])
    let old = try await Self.users(options + ["--source-version", "5.0"]).map(\.roles)
    #expect(old == [#"["backup", "clusterManager", "clusterMonitor", "readAnyDatabase"]"#])
    #expect(try await Self.users(options + ["--source-version", "6.0"]).map(\.roles) == reading)
  }

  /// The users that the printed script makes, in its order.
  private static func users(_ options: [String]) async throws -> [(name: String, roles: String)] {
    let run = try await CommandLineRun.of(["roles", "--mongosync-user"] + options)
    try #require(run.status == 0, "\(run.errors)")
    let names = run.output.matches(of: /\n  user: "(.*)",/).map { String($0.1) }
    let roles = run.output.matches(of: /\n  roles: (\[.*\])/).map { String($0.1) }
    try #require(names.count == roles.count)
    return zip(names, roles).map { (name: $0, roles: $1) }
  }
}
