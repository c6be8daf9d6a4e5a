import ArgumentParser

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
    subcommands: [CheckCommand.self, ListCommand.self, ExplainCommand.self])
}
