import Foundation
import TestSupport

/// One run of the built program, from its start to its end.
struct CommandLineRun: Sendable {
  /// The status it ended with, or 128 and the signal that ended it.
  let status: Int32?
  let output: String
  let errors: String
  let duration: Duration
  /// How long it went on after it was sent a signal, if it was.
  let durationAfterSignal: Duration?

  /// Everything it printed.
  var everything: String { output + errors }

  /// What it printed on standard output, as JSON.
  func report() throws -> JSON { try JSON(parsing: output) }

  /// The program was not built or did not end.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs the program with an environment that holds nothing else, and standard input closed.
  ///
  /// - Parameters:
  ///   - arguments: the program's arguments.
  ///   - environment: the environment; the search path is added.
  ///   - streams: what becomes of what it prints.
  ///   - limit: after how long it is killed.
  ///   - started: told the running program, on a thread that may block.
  /// - Returns: how it ended and what it printed.
  /// - Throws: `Failure` when it is not built or does not end in time, or what `started` throws.
  static func of(
    _ arguments: [String], environment: [String: String] = [:], streams: ProgramStreams = .read,
    limit: Duration = .seconds(60),
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    await ProgramSlots.shared.take()
    do {
      let run = try await unlimited(
        arguments, environment: environment, streams: streams, limit: limit, started: started)
      await ProgramSlots.shared.giveBack()
      return run
    } catch {
      await ProgramSlots.shared.giveBack()
      throw error
    }
  }

  private static func unlimited(
    _ arguments: [String], environment: [String: String], streams: ProgramStreams, limit: Duration,
    started: @escaping @Sendable (RunningProgram) throws -> Void
  ) async throws -> CommandLineRun {
    let folder = try TemporaryFolder()
    let program = try RunningProgram(arguments, environment: environment, streams: streams, folder: folder)
    // The times are taken on the thread that waits: the test's own continuation may be held up by other tests.
    let (ended, start, end) = try await offCooperativePool {
      let start = ContinuousClock.now
      try started(program)
      let ended = program.wait(within: limit)
      return (ended, start, ContinuousClock.now)
    }
    guard ended else {
      throw Failure(description: "the program did not end within \(limit): \(arguments.joined(separator: " "))")
    }
    return CommandLineRun(
      status: program.status,
      output: try String(contentsOfFile: folder.path(of: "output"), encoding: .utf8),
      errors: try String(contentsOfFile: folder.path(of: "errors"), encoding: .utf8), duration: end - start,
      durationAfterSignal: program.signalledAt.map { end - $0 })
  }
}
