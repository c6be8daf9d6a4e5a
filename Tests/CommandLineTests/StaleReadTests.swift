import TestSupport
import Testing

/// A majority that stands still while the primary takes writes: reads show the old state and do not say so.
@Suite struct StaleReadTests {
  private func run(_ arguments: [String], _ source: ReplicaSet, _ destination: ReplicaSet) async throws
    -> CommandLineRun
  {
    try await CommandLineRun.of(
      arguments + ["--report", "json", "--timeout", "100"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(120))
  }

  private func item(_ id: String, _ run: CommandLineRun) throws -> JSON {
    try run.report()["items"].array.first { $0["id"].string == id } ?? .null
  }

  /// A set of a primary, a secondary and an arbiter with 100 documents, 249 more without a majority, and its copy.
  private func standing(
    _ hold: (ReplicaSet) async throws -> Void, _ body: (ReplicaSet, ReplicaSet) async throws -> Void
  ) async throws {
    var options = ReplicaSetOptions(name: "lags", members: [.ordinary, .ordinary, .arbiter])
    options.server.parameters["enableTestCommands"] = "1"
    try await ReplicaSet.with(options) { source in
      try await ReplicaSet.with(ReplicaSetOptions(name: "copy")) { destination in
        for set in [source, destination] {
          try await set.primary().run("shop", #"{"create": "orders", "writeConcern": {"w": "majority"}}"#)
          try await set.primary().insert("shop.orders", count: 100, sizeInBytes: 100)
        }
        try await source.primary().run(
          "admin", #"{"appendOplogNote": 1, "data": {"a": 1}, "writeConcern": {"w": "majority"}}"#)
        try await hold(source)
        for number in 0..<249 {
          try await source.primary().insert("shop.orders", documents: [#"{"_id": "late \#(number)"}"#])
        }
        try await body(source, destination)
      }
    }
  }

  @Test func writesThatNoMajorityHasLeaveVerifyOpenByEveryMethod() async throws {
    try await standing {
      try await $0.admin(of: 1).run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "alwaysOn"}"#)
    } _: { source, destination in
      for arguments in [
        ["--method", "bytes"], ["--method", "digest"], ["--method", "counts"], ["--sample", "50"],
        ["--read-preference", "secondary"],
      ] {
        let run = try await run(["verify", "--recheck-delay", "0"] + arguments, source, destination)
        #expect(run.status == 2, "\(arguments): \(run.everything)")
        let documents = try item("same-documents", run)
        #expect(documents["outcome"].string == "unknown", "\(arguments): \(documents)")
        let point = try item("majority-commit-point", run)
        #expect(point["outcome"].string == "unknown")
        #expect("\(point)".contains(source.members[1].host), "the member that lags is named: \(point)")
      }
    }
  }

  @Test func aStoppedSecondaryLeavesVerifyOpenAndIsANOGOBeforeTheCommit() async throws {
    try await standing { source in
      await source.members[1].shutDown()
      try await source.waitUntilInPlace()
    } _: { source, destination in
      let verify = try await run(["verify", "--recheck-delay", "0"], source, destination)
      #expect(verify.status == 2, "\(verify.everything)")
      #expect(try item("same-documents", verify)["outcome"].string == "unknown")
      for checklist in ["cutover", "post-cutover"] {
        let run = try await run(["check", checklist], source, destination)
        #expect(run.status == 1, "\(run.everything)")
        let point = try item("majority-commit-point", run)
        #expect(point["outcome"].string == "fail")
        #expect("\(point)".contains("\(source.members[1].host) does not answer"), "\(point)")
      }
    }
  }
}
