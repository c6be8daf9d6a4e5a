import MongoClient
import Survey
import TestSupport
import Testing

@testable import mongosync_auditor

/// What `roles --for verify` grants is enough to compare documents, and what `--for check` grants is not.
@Suite struct VerifyRightsTests {
  @Test func theScriptForVerifyIsEnoughAndTheOneForCheckIsNot() async throws {
    let access = ReplicaSetOptions.AccessControl()
    try await CleanClusters.with(ReplicaSetOptions(accessControl: access)) { clusters in
      let sets = [clusters.source, clusters.destination]
      for set in sets {
        let admin = try set.primary()
        try await admin.insert("shop.orders", documents: [#"{"_id": 1}"#])
        try await admin.run("shop", #"{"create": "weather", "timeseries": {"timeField": "at"}}"#)
        for (name, purpose) in [("reader", AuditorRole.Purpose.verify), ("looker", .check)] {
          let script = RoleScript(for: purpose, to: name).text
          let rights = try ScriptedRight.all(in: script).map(\.json).joined(separator: ", ")
          try await admin.run("admin", #"{"createRole": "\#(name)", "privileges": [\#(rights)], "roles": []}"#)
          let role = #"[{"role": "\#(name)", "db": "admin"}]"#
          try await admin.run("admin", #"{"createUser": "\#(name)", "pwd": "secret", "roles": \#(role)}"#)
        }
      }
      let reader = try await run(as: "reader", clusters)
      #expect(reader.status == 0, "\(reader.everything)")
      let looker = try await run(as: "looker", clusters)
      #expect(looker.status == 2, "\(looker.everything)")
      #expect(looker.output.contains("shop.orders was not compared to its end"))
      #expect(looker.output.contains("not authorized"))
      #expect(!(reader.everything + looker.everything).contains("secret"))
      try await openChangeStream(as: "reader", clusters)
      let refused = await #expect(throws: MongoError.self) { try await openChangeStream(as: "looker", clusters) }
      #expect(refused?.code == .unauthorized)
    }
  }

  /// Opens the change stream that is read through a router.
  private func openChangeStream(as user: String, _ clusters: CleanClusters) async throws {
    let address = clusters.source.connectionString(user: user, password: "secret")
    let context = RunContext(runID: "rights", deadline: .now + .seconds(60))
    let pool = try ClientPool(ConnectionString(address), maximumConnections: 1, context: context)
    try await BlockingThreads(1, deadline: context.deadline).run { () throws(MongoError) in
      _ = try pool.withClient { (client) throws(MongoError) in
        let server = try client.selectServer()
        return try client.changes(.changes(.none), on: server, patience: .seconds(30)) { (_) throws(MongoError) in }
      }
    }
  }

  private func run(as user: String, _ clusters: CleanClusters) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--quiesced", "--report", "json", "--timeout", "60"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString(user: user, password: "secret"),
        "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString(user: user, password: "secret"),
      ], limit: .seconds(90))
  }
}
