import Foundation
import TestSupport
import Testing

/// Logins and certificates that are not accepted, and users who may not see everything.
@Suite struct LoginTests {
  private static let password = "pä ss:w/o%r#d"
  private static let roles = [
    "both": ["clusterMonitor", "readAnyDatabase"], "monitor": ["clusterMonitor"], "reader": ["readAnyDatabase"],
    "nobody": [],
  ]

  private static func secured() async throws -> ReplicaSet {
    let access = ReplicaSetOptions.AccessControl { admin in
      for (user, roles) in roles {
        let list = roles.map { "\"\($0)\"" }.joined(separator: ",")
        try await admin.run("admin", #"{"createUser": "\#(user)", "pwd": "\#(password)", "roles": [\#(list)]}"#)
      }
      try await admin.insert("hidden_from_some.c", documents: [#"{"_id": 1}"#])
    }
    return try await SharedServers.replicaSet("secured", ReplicaSetOptions(accessControl: access))
  }

  @Test func `clusterMonitor and readAnyDatabase suffice for everything`() async throws {
    let run = try await run(as: "both")
    let report = try run.report()
    let refused = report["evidence"].array.filter { $0["error"].string != nil }
    #expect(refused.isEmpty, "\(refused)")
    #expect(!report["items"].array.contains { $0["outcome"].string == "unknown" })
    #expect(!run.everything.contains(Self.password))
  }

  @Test(arguments: [
    // The reader sees the leftover database, which fails; nobody sees nothing, which proves nothing.
    ("reader", ["lacks a privilege", "clusterMonitor", "serverStatus", "find"], Int32(1)),
    ("nobody", ["lacks a privilege", "clusterMonitor", "serverStatus", "find"], Int32(2)),
  ])
  func `a user without clusterMonitor is told what it lacks`(
    _ user: String, _ reasons: [String], status: Int32
  ) async throws {
    let run = try await run(as: user)
    try run.expectUnknown(reasons, secrets: Self.spellings, statuses: [status])
    #expect(!run.output.contains("lsid"))
  }

  @Test func `a user without readAnyDatabase gets no short catalog`() async throws {
    let monitor = try await Self.secured().connectionString(user: "monitor", password: Self.password)
    let report = try await Audit(monitor, try await SharedServers.unwrittenPair().destination.connectionString).run()
      .report()
    #expect(report["items"].array.first { $0["id"].string == "source-side-effects" }?["outcome"].string == "unknown")
    let refused = report["evidence"].array.filter { $0["error"].string != nil }
    #expect(!refused.isEmpty)
    for record in refused { #expect(record["error"].string?.contains("readAnyDatabase") == true, "\(record)") }
  }

  @Test func `a user who may not list the databases gets no short list`() async throws {
    let run = try await run(as: "nobody")
    let lists = try run.report()["evidence"].array.filter { $0["command"]["listDatabases"] != .null }
    #expect(!lists.isEmpty)
    for list in lists where list["cluster"].string == "destination" {
      #expect(list["reply"] == .null)
      #expect(list["error"].string?.contains("code 13") == true)
    }
  }

  @Test func `a wrong password`() async throws {
    let set = try await Self.secured()
    let wrong = set.connectionString(user: "both", password: Self.password + "x")
    let run = try await run(source: wrong)
    try run.expectUnknown(["did not accept the credentials", "a wrong user name or password"], secrets: Self.spellings)
  }

  @Test func `no login where one is needed`() async throws {
    let run = try await run(source: try await Self.secured().anonymousConnectionString)
    try run.expectUnknown(["requires authentication"])
  }

  @Test func `a reserved character in the password`() async throws {
    let host = try await Self.secured().members[0].host
    let audit = Audit("mongodb://both:sec#ret@\(host)/", "mongodb://127.0.0.1:1")
    let run = try await audit.run()
    #expect(run.status == 64)
    #expect(run.errors.contains("Percent-encode it"))
    #expect(!run.everything.contains("sec#ret") && !run.everything.contains("#ret"))
  }

  private static var spellings: [String] {
    [password, password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? password]
  }

  private func run(as user: String) async throws -> CommandLineRun {
    try await run(source: try await Self.secured().connectionString(user: user, password: Self.password))
  }

  private func run(source secured: String) async throws -> CommandLineRun {
    // As the destination, which both checklists look at.
    var audit = Audit(try await SharedServers.unwrittenPair().source.connectionString, secured)
    audit.arguments = ["--verbose"]
    return try await audit.run()
  }
}
