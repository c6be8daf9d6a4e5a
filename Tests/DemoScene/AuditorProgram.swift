public import Foundation
public import TestSupport

/// The built command-line program.
public struct AuditorProgram: Sendable {
  /// What one run said.
  public struct Run: Sendable {
    /// The exit status.
    public let status: Int32
    /// What it printed, warnings included.
    public let output: String
    /// The JSON report, where one was asked for and made.
    public let report: JSON

    /// The verdict.
    public var verdict: String { report["verdict"].string ?? "no verdict" }

    /// The ids of the items with an outcome, in order.
    ///
    /// - Parameter outcome: such as `fail`.
    /// - Returns: the ids.
    public func items(_ outcome: String) -> [String] {
      report["items"].array.filter { $0["outcome"].string == outcome }.compactMap { $0["id"].string }
    }
  }

  private let path: String

  /// Finds the program beside the executable that runs now, where the package builds both.
  ///
  /// - Throws: `SceneFailure` when it is not there.
  public init() throws {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    path = own.deletingLastPathComponent().appendingPathComponent("mongosync-auditor").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw SceneFailure("\(path) is not there; build the product mongosync-auditor first.")
    }
  }

  /// Audits a scene by a checklist and writes a report in every format.
  ///
  /// - Parameters:
  ///   - checklist: the checklist.
  ///   - scene: whose clusters.
  ///   - plan: the plan, as YAML.
  ///   - folder: where the reports go.
  ///   - name: the reports' name without extension.
  ///   - more: further arguments.
  /// - Returns: what the program said.
  /// - Throws: whatever keeps the program from being started.
  public func check(
    _ checklist: String, _ scene: MigrationScene, plan: String, in folder: String, name: String, _ more: [String] = []
  ) async throws -> Run {
    try await report(["check", checklist], scene, plan: plan, in: folder, name: name, more)
  }

  /// Compares the documents of a scene and writes a report in every format.
  ///
  /// - Parameters:
  ///   - scene: whose clusters.
  ///   - plan: the plan, as YAML.
  ///   - folder: where the reports go.
  ///   - name: the reports' name without extension.
  ///   - more: further arguments.
  /// - Returns: what the program said.
  /// - Throws: whatever keeps the program from being started.
  public func verify(
    _ scene: MigrationScene, plan: String, in folder: String, name: String, _ more: [String] = []
  ) async throws -> Run {
    try await report(["verify"], scene, plan: plan, in: folder, name: name, more)
  }

  private func report(
    _ command: [String], _ scene: MigrationScene, plan: String, in folder: String, name: String, _ more: [String]
  ) async throws -> Run {
    let file = { (suffix: String) in "\(folder)/\(name).\(suffix)" }
    try Data(plan.utf8).write(to: URL(fileURLWithPath: file("plan.yaml")))
    let reports = [("terminal", "txt"), ("markdown", "md"), ("html", "html"), ("json", "json")]
    for (_, suffix) in reports { try? FileManager.default.removeItem(atPath: file(suffix)) }
    let arguments =
      command + ["--plan", file("plan.yaml"), "--label", "ticket=CHG0012345"]
      + ["--source", scene.source.connectionString, "--destination", scene.destination.connectionString]
      + reports.flatMap { ["--report", "\($0):\(file($1))"] } + more
    let (status, output) = try await offCooperativePool { [path] in try Self.run(path, arguments) }
    let json = (try? String(contentsOfFile: file("json"), encoding: .utf8)) ?? "null"
    return Run(status: status, output: output, report: try JSON(parsing: json))
  }

  /// Runs the program.
  ///
  /// - Parameter arguments: its arguments.
  /// - Returns: its exit status, and what it printed.
  /// - Throws: whatever keeps it from being started.
  public func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    try await Self.run(URL(fileURLWithPath: path), arguments)
  }

  /// Runs any program.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - arguments: its arguments.
  /// - Returns: its exit status, and what it printed.
  /// - Throws: whatever keeps it from being started.
  public static func run(_ program: URL, _ arguments: [String]) async throws -> (status: Int32, output: String) {
    try await offCooperativePool { try run(program.path, arguments) }
  }

  private static func run(_ path: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
