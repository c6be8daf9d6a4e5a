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
