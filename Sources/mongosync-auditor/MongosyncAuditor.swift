import ArgumentParser
import Foundation
import MongoClient

/// Audits MongoDB cluster-to-cluster migrations made with mongosync.
@main
struct MongosyncAuditor: AsyncParsableCommand {
  /// The program's version.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "mongosync-auditor",
    abstract: "Audits MongoDB cluster-to-cluster migrations made with mongosync, and changes nothing.",
    discussion: """
      Exit status: 0 GO, 1 NO-GO, 2 INCOMPLETE, 64 wrong usage, 70 no report could be made, 130 interrupted.
      """,
    version: version,
    subcommands: [
      CheckCommand.self, VerifyCommand.self, CollectCommand.self, ListCommand.self, ExplainCommand.self,
      RolesCommand.self, ReportCommand.self,
    ])

  /// Runs the command that the arguments ask for.
  ///
  /// The parser quotes arguments that it cannot use, and a misplaced connection string is one of them.
  static func main() async {
    FaultContainment.begin()
    StandardStreams.reserve()
    // A reader that has seen enough, such as head, must not cost the other reports.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let message = fullMessage(for: error)
      let status = Self.status(for: error)
      let printable = status == .success ? message : SecretArguments(CommandLine.arguments).masked(in: message)
      guard printable != message || status != exitCode(for: error) else { exit(withError: error) }
      var stream = StandardError()
      print(printable, to: &stream)
      Foundation.exit(status.rawValue)
    }
  }

  /// The status to end with: the parser's 1 for errors that nobody foresaw would be taken for NO-GO.
  ///
  /// - Parameter error: what a command threw.
  /// - Returns: the status; that of a command's own choice stays.
  static func status(for error: any Error) -> ExitCode {
    let status = exitCode(for: error)
    return status == .failure && !(error is ExitCode) ? .noReport : status
  }
}
