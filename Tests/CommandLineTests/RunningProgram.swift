import Foundation
import Synchronization

@testable import TestSupport

/// The program while it runs.
///
/// Not Foundation's `Process`: it takes the end of a program from a socket, which servers started at the same time
/// inherit and keep open.
final class RunningProgram: Sendable {
  private let process: GuardedProcess
  private let errorsPath: String
  private let lastSignal = Mutex<ContinuousClock.Instant?>(nil)

  /// When it was last sent a signal, if it was.
  var signalledAt: ContinuousClock.Instant? { lastSignal.withLock { $0 } }

  /// The status it ended with, or 128 and the signal that ended it.
  var status: Int32? { process.exitStatus }

  /// What it has told on standard error so far.
  var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }

  /// The program lies beside the test bundle, whichever folder it was built in.
  static var path: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("mongosync-auditor").path
  }

  init(
    _ arguments: [String], environment: [String: String], streams: ProgramStreams = .read, folder: TemporaryFolder
  ) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.path) else {
      throw CommandLineRun.Failure(description: "\(Self.path) is not built: run `swift build` first")
    }
    let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
      ["PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"].contains(name)
    }
    // They are there although a signal may come before the shell has begun.
    let output = try folder.write("", to: "output")
    errorsPath = try folder.write("", to: "errors")
    let redirection = ["/bin/sh", "-c", "out=$1; err=$2; shift 2; " + streams.script, "sh"]
    process = try GuardedProcess(
      redirection + [output, errorsPath, Self.path] + arguments,
      environment: inherited.merging(environment) { $1 }.merging(Self.settings) { $1 },
      output: folder.path(of: "shell"))
  }

  /// Without the second the driver shares counters in a file of the process's number: tests that kill programs leave
  /// such files behind, and a later program of the same number says that it cannot make its own.
  private static let settings = ["SWIFT_BACKTRACE": "enable=no", "MONGOC_DISABLE_SHM": "1"]

  /// Sends a signal, by its name without SIG.
  func send(_ signal: String) {
    lastSignal.withLock { $0 = .now }
    process.send(signal)
  }

  /// Waits until it has told something on standard error; blocks the calling thread.
  ///
  /// - Throws: `CommandLineRun.Failure` when it does not within a minute, or ends before.
  func waitUntilItTells(_ words: String) throws {
    let end = ContinuousClock.now + .seconds(60)
    while !errors.contains(words) {
      guard status == nil, ContinuousClock.now < end else {
        throw CommandLineRun.Failure(description: "it never told \(words): \(errors.suffix(2000))")
      }
      usleep(20_000)
    }
  }

  /// Waits for its end and kills it when it is late; blocks the calling thread.
  func wait(within limit: Duration) -> Bool {
    if process.waitForExit(within: limit) { return true }
    process.kill()
    return false
  }
}
