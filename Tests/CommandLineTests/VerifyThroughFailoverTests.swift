import Foundation
import TestSupport
import Testing

/// A comparison during which nothing stays up for long.
@Suite struct VerifyThroughFailoverTests {
  private static let collections = ["a", "b", "c"]
  private static let documents = 20_000

  private static var threeMembers: ReplicaSetOptions {
    var options = ReplicaSetOptions(name: "shaken", members: [.ordinary, .ordinary, .ordinary])
    options.server.parameters["enableTestCommands"] = "1"
    return options
  }

  @Test(.timeLimit(.minutes(20))) func stepdownsRestartsAndCutSocketsHideNothing() async throws {
    try await ReplicaSet.with(Self.threeMembers) { destination in
      try await ReplicaSet.with(ReplicaSetOptions()) { source in
        for set in [source, destination] {
          let admin = try set.primary()
          for name in Self.collections {
            try await admin.insert("shop.\(name)", count: Self.documents, sizeInBytes: 200)
          }
        }
        let admin = try destination.primary()
        try await admin.run(
          "shop",
          #"""
          {"update": "a", "updates": [{"q": {"_id": {"$mod": [997, 3]}}, "u": {"$set": {"x": 1}}, "multi": true}],
           "writeConcern": {"w": 3}}
          """#)
        try await admin.run(
          "shop",
          #"{"delete": "b", "deletes": [{"q": {"_id": {"$mod": [1999, 5]}}, "limit": 0}], "writeConcern": {"w": 3}}"#)
        var mostShakes = 0
        // A machine that is busy steps down and restarts slowly, and the run must last longer then.
        for pause in [2000, 5000, 12_000] where mostShakes < 3 {
          mostShakes = max(mostShakes, try await compare(source, destination, pause))
        }
        #expect(mostShakes >= 3, "it lasted long enough to be shaken")
      }
    }
  }

  /// Compares while the destination is shaken, and expects all that was planted to be found.
  ///
  /// - Returns: how often it was shaken.
  private func compare(_ source: ReplicaSet, _ destination: ReplicaSet, _ pause: Int) async throws -> Int {
    try await slowDown(destination, pause)
    let shaking = Task { try await shake(destination, pause) }
    let folder = try TemporaryFolder()
    let rows = folder.path(of: "rows.ndjson")
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--partition-size", "1"]
        + ["--workers", "2", "--mismatches", rows, "--timeout", "400", "--progress", "plain"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(420))
    shaking.cancel()
    #expect(run.status == 1, "\(run.everything.prefix(5000))")
    #expect(!run.output.contains("was not compared to its end"), "\(run.everything.prefix(5000))")
    let kinds = try String(contentsOfFile: rows, encoding: .utf8).split(separator: "\n")
      .map { try JSON(parsing: String($0))["kind"].string ?? "" }
    let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts == ["differs": 21, "missing": 11], "\(counts)")
    #expect(run.output.contains("shop.c: \(Self.documents) documents"))
    return try await shaking.value
  }

  /// Holds each reading back for some milliseconds, so that the run lasts longer than a few stepdowns.
  private func slowDown(_ set: ReplicaSet, _ pause: Int) async throws {
    for index in set.members.indices {
      try await set.admin(of: index).run(
        "admin",
        #"""
        {"configureFailPoint": "failCommand", "mode": "alwaysOn",
         "data": {"failCommands": ["find"], "blockConnection": true, "blockTimeMS": \#(pause),
                  "appName": "mongosync-auditor"}}
        """#)
    }
  }

  /// Steps the primary down, restarts a member and cuts connections, over and over.
  ///
  /// - Returns: how often something was done.
  private func shake(_ set: ReplicaSet, _ pause: Int) async throws -> Int {
    var shakes = 0
    while !Task.isCancelled {
      // A sleep ends early only when the run is over.
      guard (try? await Task.sleep(for: .seconds(2))) != nil else { break }
      shakes += 1
      switch shakes % 3 {
      case 1:
        // The primary may answer, or cut the connection that asked.
        _ = try? await set.primary().run("admin", #"{"replSetStepDown": 5, "secondaryCatchUpPeriodSecs": 3}"#)
      case 2:
        for index in set.members.indices {
          _ = try? await set.admin(of: index).run(
            "admin",
            #"""
            {"configureFailPoint": "failCommand", "mode": {"times": 2},
             "data": {"failCommands": ["find", "getMore", "aggregate"], "closeConnection": true,
                      "appName": "mongosync-auditor"}}
            """#)
        }
        _ = try? await Task.sleep(for: .seconds(1))
        try await slowDown(set, pause)
      default:
        try await set.members[1].restart()
        try await slowDown(set, pause)
      }
    }
    return shakes
  }
}
