import TestSupport
import Testing

/// An index of the destination whose build has not ended: it serves no query and keeps no duplicate out.
@Suite struct UnfinishedIndexTests {
  private static let point = "hangAfterStartingIndexBuild"

  private func run(_ arguments: [String], _ source: ReplicaSet, _ destination: ReplicaSet) async throws
    -> CommandLineRun
  {
    try await CommandLineRun.of(
      arguments + ["--report", "json", "--timeout", "60"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(90))
  }

  /// What is found of the index.
  private func findings(_ run: CommandLineRun) throws -> [JSON] {
    let all = try run.report()["items"].array.flatMap { $0["findings"].array }
    return all.filter { finding in
      let subject = finding["subject"]
      return subject["namespace"].string == "shop.orders" && subject["index"].string == "by_number"
    }
  }

  private func isOpen(_ finding: JSON) -> Bool { ["fail", "unknown"].contains(finding["outcome"].string) }

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4], [true, false])
  func anIndexThatIsStillBeingBuiltIsNeverGO(_ version: MongodVersion, _ isUnique: Bool) async throws {
    var options = ReplicaSetOptions(version: version)
    options.server.parameters["enableTestCommands"] = "1"
    let index = #"{"key": {"number": 1}, "name": "by_number"\#(isUnique ? #", "unique": true"# : "")}"#
    let create = #"{"createIndexes": "orders", "indexes": [\#(index)]}"#
    try await CleanClusters.with(options) { clusters in
      let (source, destination) = (clusters.source, clusters.destination)
      for set in [source, destination] {
        try await set.primary().insert(
          "shop.orders", documents: [#"{"_id": 1, "number": 1}"#, #"{"_id": 2, "number": 2}"#])
      }
      try await source.primary().run("shop", create)
      let admin = try destination.primary()
      try await admin.run("admin", #"{"configureFailPoint": "\#(Self.point)", "mode": "alwaysOn"}"#)
      let build = Task { try await destination.primary().run("shop", create) }
      try await eventually("the build has begun") {
        try admin.run("shop", #"{"listIndexes": "orders"}"#)["cursor"]["firstBatch"].array.count == 2
      }
      for arguments in [["verify", "--quiesced"], ["verify", "--method", "counts"], ["check", "post-cutover"]] {
        let run = try await run(arguments, source, destination)
        #expect(run.status == 1 || run.status == 2, "\(arguments): \(run.everything.prefix(3000))")
        let found = try findings(run)
        let open = found.filter(isOpen)
        #expect(open.contains { $0["summary"].string?.contains("by_number") == true }, "\(arguments): \(found)")
        #expect(found.allSatisfy { $0["outcome"].string != "pass" }, "\(arguments): \(found)")
      }
      try await admin.run("admin", #"{"configureFailPoint": "\#(Self.point)", "mode": "off"}"#)
      _ = try await build.value
      let later = try await run(["verify", "--quiesced"], source, destination)
      #expect(later.status == 0, "\(later.everything.prefix(3000))")
      #expect(try !findings(later).contains(where: isOpen))
    }
  }
}
