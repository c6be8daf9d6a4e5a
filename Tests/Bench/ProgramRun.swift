import Foundation
import TestSupport

/// A process that runs the program itself, report and all, and measures it as the system does its children.
enum ProgramRun {
  /// Runs a preflight audit of two clusters, for a migration that may be reversed: so the most is asked.
  ///
  /// - Parameter arguments: the source and the destination.
  /// - Throws: `BenchFailure` when the program makes no report, or what keeps it from being started.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2 else { throw BenchFailure("program SOURCE DESTINATION") }
    let folder = try TemporaryFolder()
    let report = folder.path(of: "report.json")
    let plan = folder.path(of: "plan.yaml")
    try Data("reversible: true".utf8).write(to: URL(fileURLWithPath: plan))
    let begin = ContinuousClock.now
    let audit = try ChildProcess(
      ChildProcess.program,
      ["check", "preflight", "--source", arguments[0], "--destination", arguments[1], "--plan", plan]
        + ["--timeout", "900", "--report", "json:\(report)", "--report", "terminal:\(folder.path(of: "report.txt"))"],
      joinsErrors: true)
    let wall = (ContinuousClock.now - begin) / .seconds(1)
    guard (0...2).contains(audit.status), let text = try? String(contentsOfFile: report, encoding: .utf8)
    else { throw BenchFailure("mongosync-auditor ended with status \(audit.status) and no report.") }
    let commands = try JSON(parsing: text)["evidence"].array.count
    try Cost(ofChildrenIn: wall, commands: commands).report()
  }
}
