import Foundation

/// Runs a few lines of Python, for what the toolchain has no library for.
enum Python {
  /// Python, or one of its packages, is missing.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// What came of a run.
  struct Result {
    let status: Int32
    let output: String
  }

  /// The packages that `make servers` fetches.
  static let packages = repository.appending(path: ".build/python").path

  /// The repository's top folder.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Fails clearly where a package has not been fetched.
  ///
  /// - Parameter package: its name.
  /// - Throws: `Missing`.
  static func require(_ package: String) throws {
    guard FileManager.default.fileExists(atPath: "\(packages)/\(package)") else {
      throw Missing(description: "the Python package \(package) is not in .build/python; run `make servers` first")
    }
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: the program's text.
  ///   - arguments: what it finds in `sys.argv[1:]`.
  /// - Returns: its exit status and what it printed.
  /// - Throws: when Python cannot be started.
  static func run(_ program: String, arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}
