import Foundation
import TestSupport
import Testing

/// Sharded clusters compared while shards fail over, and by a program that is killed.
@Suite(.serialized) struct VerifyRoutedClustersShakenTests {
  @Test(.timeLimit(.minutes(10))) func aShardThatFailsOverHidesNothing() async throws {
    try await RoutedPair.with(shards: 2, members: [.ordinary, .ordinary, .ordinary]) { pair in
      let planted = try await pair.plant()
      let shard = try #require(pair.destination.shards.last)
      try await slowDown(shard)
      let folder = try TemporaryFolder()
      let rows = folder.path(of: "rows.ndjson")
      let (comparing, underWay) = AsyncStream.makeStream(of: Void.self)
      // Before anything is compared a router without a primary leaves the list of collections unread.
      let shaking = Task {
        for await _ in comparing { break }
        return try await stepDown(shard)
      }
      let run = try await pair.verify(
        ["--workers", "1", "--mismatches", rows, "--timeout", "200", "--progress", "json"], limit: .seconds(220)
      ) { program in
        defer { underWay.finish() }
        try program.waitUntilItTells(#""event":"progress""#)
      }
      shaking.cancel()
      let stepdowns = try await shaking.value
      #expect(stepdowns >= 2, "it lasted long enough: \(run.duration)")
      #expect(run.status == 1, "\(run.everything.prefix(5000))")
      #expect(!run.output.contains("was not compared to its end"), "\(run.everything.prefix(5000))")
      #expect(try quiet(run) == "pass", "the oplog of whichever member is the primary was read")
      let found = try RoutedPair.rows(in: rows)
      #expect(found.count == Set(found).count, "no row is written twice")
      #expect(Set(found) == planted, "\(Set(found).symmetricDifference(planted))")
    }
  }

  /// Holds each reading by the router back, so that the run lasts longer than a few stepdowns.
  private func slowDown(_ shard: ReplicaSet) async throws {
    for index in shard.members.indices {
      try await shard.admin(of: index).run(
        "admin",
        #"""
        {"configureFailPoint": "failCommand", "mode": "alwaysOn",
         "data": {"failCommands": ["find", "getMore"], "blockConnection": true, "blockTimeMS": 1000,
                  "appName": "router stand-in"}}
        """#)
    }
  }

  /// Steps the shard's primary down, over and over.
  ///
  /// - Returns: how often it did.
  private func stepDown(_ shard: ReplicaSet) async throws -> Int {
    var times = 0
    while (try? await Task.sleep(for: .seconds(3))) != nil {
      // The primary may answer, or cut the connection that asked.
      if (try? await shard.primary().run("admin", #"{"replSetStepDown": 10, "secondaryCatchUpPeriodSecs": 8}"#)) != nil
      {
        times += 1
      }
    }
    return times
  }

  @Test(.timeLimit(.minutes(10))) func aKilledRunThatIsResumedFindsTheSame() async throws {
    try await RoutedPair.with(shards: 3) { pair in
      let planted = try await pair.plant()
      let folder = try TemporaryFolder()
      let whole = try await run(pair, folder, "whole")
      #expect(whole.status == 1, "\(whole.everything.prefix(4000))")
      var killedInside = 0
      for number in 1...30 where killedInside < 3 {
        let moment = Double.random(in: 0.05...1) * (whole.duration / .seconds(1))
        let killed = try await run(pair, folder, "killed\(number)") { program in
          Thread.sleep(forTimeInterval: moment)
          program.send("KILL")
        }
        let ledger = folder.path(of: "killed\(number).ledger")
        guard killed.status != 1, FileManager.default.fileExists(atPath: ledger) else { continue }
        killedInside += 1
        let resumed = try await run(pair, folder, "killed\(number)", ["--resume"])
        #expect(resumed.status == 1, "\(resumed.everything.prefix(4000))")
        let rows = try RoutedPair.rows(in: folder.path(of: "killed\(number).ndjson"))
        #expect(rows.count == Set(rows).count, "killed after \(moment) s: no row is written twice")
        #expect(Set(rows) == planted, "killed after \(moment) s: \(Set(rows).symmetricDifference(planted))")
        #expect(try sides(of: resumed) == sides(of: whole), "killed after \(moment) s")
        #expect(try quiet(resumed) == "pass", "the shards' oplogs were read from where the first run began")
      }
      #expect(killedInside == 3)
    }
  }

  private func run(
    _ pair: RoutedPair, _ folder: TemporaryFolder, _ name: String, _ arguments: [String] = [],
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    try await pair.verify(
      ["--workers", "2", "--ledger", folder.path(of: "\(name).ledger")]
        + ["--mismatches", folder.path(of: "\(name).ndjson")] + arguments, started: started)
  }

  /// What came of the question whether anybody wrote.
  private func quiet(_ run: CommandLineRun) throws -> String? {
    try run.report()["items"].array.first { $0["id"].string == "clusters-quiet" }?["outcome"].string
  }

  /// How many documents and bytes of each collection were compared.
  private func sides(of run: CommandLineRun) throws -> [[Int?]] {
    try run.report()["documents"]["namespaces"].array.map { namespace in
      [namespace["source"], namespace["destination"]].flatMap { [$0["documents"].int, $0["bytes"].int] }
    }
  }
}
