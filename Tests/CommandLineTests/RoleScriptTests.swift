import Survey
import TestSupport
import Testing

@testable import mongosync_auditor

/// The printed scripts are taken by every server that they are printed for.
@Suite struct RoleScriptTests {
  @Test(arguments: [MongodVersion.v4_4_2, .v5_0_4, .v6_0_27])
  func eachServerTakesBothRolesTwice(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let number = version.rawValue.split(separator: ".").prefix(2).joined(separator: ".")
      let admin = try set.primary()
      for purpose in ["check", "verify"] {
        let run = try await CommandLineRun.of(["roles", "--for", purpose, "--source-version", number])
        #expect(run.status == 0, "\(run.everything)")
        let rights = try ScriptedRight.all(in: run.output).map(\.json).joined(separator: ", ")
        let role = try #require(run.output.firstMatch(of: /createRole\(\{ role: "(\w+)"/)).1
        for command in ["createRole", "updateRole"] {
          try await admin.run("admin", #"{"\#(command)": "\#(role)", "privileges": [\#(rights)], "roles": []}"#)
        }
      }
    }
  }

  /// Source: MongoDB docs, server 8.0: supported shard direct commands; no server before it knows the action.
  @Test(arguments: [("6.0", false), ("7.0", false), ("8.0", true), ("8.0.12", true), ("9.0", true)])
  func shardsOfEightAreAskedDirectlyByThatRightAlone(_ version: String, _ isNeeded: Bool) async throws {
    for purpose in ["check", "verify"] {
      let run = try await CommandLineRun.of(["roles", "--for", purpose, "--source-version", version])
      #expect(run.status == 0, "\(run.everything)")
      let line = #"{ resource: { cluster: true }, actions: ["issueDirectShardOperations"] }"#
      #expect(run.output.contains(line) == isNeeded)
    }
    let untold = try await CommandLineRun.of(["roles"])
    #expect(!untold.output.contains("actions: [\"issueDirectShardOperations\"]"))
    #expect(untold.output.contains("--source-version 8.0"))
  }

  @Test func scriptsCreateOrUpdateUnderNamesOfTheirOwn() {
    let scripts = [AuditorRole.Purpose.check, .verify].map { RoleScript(for: $0, to: "auditor").text }
    #expect(scripts[0].contains(#"if (admin.getRole("mongosyncAuditor")) admin.updateRole("mongosyncAuditor","#))
    #expect(scripts[1].contains(#"else admin.createRole({ role: "mongosyncAuditorVerify","#))
    #expect(scripts.allSatisfy { $0.contains(#"if (admin.getUser("auditor")) admin.grantRolesToUser("auditor","#) })
    #expect(scripts[0].contains("--sample"))
    #expect(!RoleScript(for: .verify, hasBuckets: false, to: "auditor").text.contains("system_buckets"))
  }
}
