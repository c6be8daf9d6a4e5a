import ArgumentParser

/// What is done with a report once it is written.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Renders and compares reports, signs and verifies them, and proves what a ledger says.",
    discussion: """
      No cluster is asked. Exit status: 0 done, or all is as it was signed, 1 refused or got worse, 64 wrong usage or a \
      file that cannot be used, 70 a file that cannot be written.
      """,
    subcommands: [
      RenderCommand.self, CompareCommand.self, RevealCommand.self, KeygenCommand.self, SignCommand.self,
      VerifySealCommand.self, ProveCommand.self,
    ])
}
