import Foundation

/// A process that was started, and has ended.
struct ChildProcess {
  /// The executable of this process.
  static var bench: URL { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath() }
  /// The program that is measured, built beside it.
  static var program: URL { bench.deletingLastPathComponent().appendingPathComponent("mongosync-auditor") }

  /// The status it ended with.
  let status: Int32
  /// What it wrote to its standard output.
  let output: Data

  /// Starts a process and waits for its end; blocks the calling thread.
  ///
  /// - Parameters:
  ///   - executable: what is started.
  ///   - arguments: its arguments.
  ///   - environment: what it has in its environment besides that of this process.
  ///   - joinsErrors: whether the output holds what it writes to its standard error too, which is seen otherwise.
  /// - Throws: what keeps it from being started.
  init(
    _ executable: URL, _ arguments: [String], environment: [String: String] = [:], joinsErrors: Bool = false
  ) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    if joinsErrors { process.standardError = pipe }
    try process.run()
    output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
