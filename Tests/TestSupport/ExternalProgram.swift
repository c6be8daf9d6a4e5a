public import Foundation

/// Runs programs of the system, such as `openssl` and `python3`, for what must not be proven by our own code alone.
public enum ExternalProgram {
  /// A program is missing or did not end.
  public struct Failure: Error, CustomStringConvertible {
    /// What is missing or went wrong.
    public let description: String
  }

  /// What came of a run.
  public struct Result: Sendable {
    /// The status it ended with, or 128 and the signal that ended it.
    public let status: Int32?
    /// What it printed on standard output and standard error.
    public let output: String
  }

  /// The repository's top folder.
  public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Python packages that `make servers` fetches.
  private static let packages = repository.appending(path: ".build/python").path

  /// Fails clearly where a Python package has not been fetched.
  public static func require(pythonPackage package: String) throws {
    guard FileManager.default.fileExists(atPath: "\(packages)/\(package)") else {
      throw Failure(description: "the Python package \(package) is not in .build/python; run `make servers` first")
    }
  }

  /// Runs a few lines of Python, for what the toolchain has no library for.
  ///
  /// - Parameters:
  ///   - program: the program's text.
  ///   - arguments: what it finds in `sys.argv[1:]`.
  /// - Returns: how it ended and what it printed.
  /// - Throws: `Failure` when it does not end in time, or why it cannot be started.
  public static func python(_ program: String, arguments: [String]) async throws -> Result {
    try await run(["python3", "-c", program] + arguments, in: TemporaryFolder(), limit: .seconds(180))
  }

  /// Runs a program to its end, with the Python packages at hand.
  ///
  /// - Parameters:
  ///   - command: the program's name and arguments.
  ///   - folder: the folder to run it in; its output is kept there meanwhile.
  ///   - limit: after how long it is killed.
  /// - Returns: how it ended and what it printed.
  /// - Throws: `Failure` when it does not end in time, or why it cannot be started.
  public static func run(
    _ command: [String], in folder: TemporaryFolder, limit: Duration = .seconds(60)
  ) async throws -> Result {
    try await offCooperativePool {
      let output = folder.path(of: "output-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(atPath: output) }
      let change = ["/bin/sh", "-c", #"cd "$1"; out=$2; shift 2; exec "$@" >"$out" 2>&1"#, "sh", folder.path, output]
      let process = try GuardedProcess(
        change + command,
        environment: ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages]) { $1 },
        output: folder.path(of: "shell"))
      guard process.waitForExit(within: limit) else {
        process.kill()
        throw Failure(description: "it did not end within \(limit): \(command.joined(separator: " "))")
      }
      return Result(status: process.exitStatus, output: try String(contentsOfFile: output, encoding: .utf8))
    }
  }
}
