import Foundation
import Testing

@testable import TestSupport

/// A watch on a terminal: `script`, which Debian always has, gives the program one of its own.
@Suite struct WatchPanelTests {
  @Test func `the panel is drawn in place on the other screen, and both screen and cursor are given back`() async throws
  {
    try await CleanClusters.with { clusters in
      for set in [clusters.source, clusters.destination] {
        try await set.primary().run("shop", #"{"create": "orders"}"#)
      }
      // So that what was just made does not count as an application that still writes.
      try await clusters.source.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)
      let hosts = (clusters.source.members[0].host, clusters.destination.members[0].host)
      let standIn = try MongosyncStandIn(
        script: [MongosyncStandIn.Stage.applying, .ready].map {
          .body(MongosyncStandIn.progress(of: .v1_21, at: $0, between: hosts))
        })
      let folder = try TemporaryFolder()
      let plan = try folder.write(
        "mongosyncVersion: 1.19\nfiltered: false\npreExistingDestinationData: false", to: "plan.yaml")
      let command = """
        exec '\(RunningProgram.path)' check cutover --watch --interval 1 --mongosync \(standIn.url) --plan \(plan) \
        --timeout 60 --report json:\(folder.path(of: "report.json"))
        """
      let environment = [
        "PATH": "/usr/bin:/bin", "TERM": "xterm", "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString, "SWIFT_BACKTRACE": "enable=no",
      ]
      let inherited: Set = ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"]
      let process = try GuardedProcess(
        ["/usr/bin/script", "-qec", command, "/dev/null"],
        environment: ProcessInfo.processInfo.environment.filter { inherited.contains($0.key) }
          .merging(environment) { $1 },
        output: folder.path(of: "screen"))
      let ended = try await offCooperativePool { process.waitForExit(within: .seconds(180)) }
      #expect(ended)
      #expect(process.exitStatus == 0)
      let screen = try String(contentsOfFile: folder.path(of: "screen"), encoding: .utf8)
      let open = try #require(screen.firstRange(of: "\u{1B}[?1049h\u{1B}[?25l"))
      let close = try #require(screen.firstRange(of: "\u{1B}[?25h\u{1B}[?1049l"))
      let shown = screen[open.upperBound..<close.lowerBound]
      let looks = shown.components(separatedBy: "\u{1B}[H").dropFirst(2)
        .map { $0.replacing(/[\s\u{1B}]*\[K\s+| {2,}/, with: " ") }
      // The collection of the source was made just now, and for ten seconds that leaves the verdict open.
      #expect(looks.count >= 2)
      #expect(looks.count { !$0.hasSuffix("\u{1B}[J") } == 0, "\(looks)")
      #expect(shown.contains("\u{1B}[K"))
      #expect(looks.first?.contains("canCommit false") == true)
      #expect(looks.last?.contains("canCommit true") == true)
      #expect(!shown.contains("\u{1B}[2J"))
      #expect(
        try JSON(parsing: String(contentsOfFile: folder.path(of: "report.json"), encoding: .utf8))["verdict"]
          .string == "GO")
    }
  }
}
