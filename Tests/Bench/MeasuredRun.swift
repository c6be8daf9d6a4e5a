import Foundation
import TestSupport

/// What a program did and cost, as the system measures the children of a process that has but one.
struct MeasuredRun: Codable, Sendable {
  /// What it cost from its start to its end.
  let cost: Cost
  /// The status it ended with.
  let status: Int32
  /// What it wrote.
  let output: Data

  /// Runs a program as the only child of a process of its own.
  static func of(_ executable: URL, _ arguments: [String]) async throws -> MeasuredRun {
    try await offCooperativePool {
      let run = try ChildProcess(ChildProcess.bench, ["measured", executable.path] + arguments)
      guard run.status == 0 else { throw BenchFailure("\(executable.lastPathComponent) could not be measured.") }
      return try JSONDecoder().decode(MeasuredRun.self, from: run.output)
    }
  }

  /// Is that process: runs the program, and reports.
  ///
  /// - Parameter arguments: the executable and its arguments.
  /// - Throws: `BenchFailure` for wrong arguments, or what keeps the program from being started.
  static func run(_ arguments: [String]) throws {
    guard let executable = arguments.first else { throw BenchFailure("measured EXECUTABLE [ARGUMENTS]") }
    let begin = ContinuousClock.now
    let child = try ChildProcess(
      URL(fileURLWithPath: executable), arguments.dropFirst().map(\.self), joinsErrors: true)
    let wall = (ContinuousClock.now - begin) / .seconds(1)
    let run = MeasuredRun(cost: Cost(ofChildrenIn: wall), status: child.status, output: child.output)
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(run))
  }
}
