import ArgumentParser

/// What can be done with a report that was written.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Renders, compares, signs and verifies reports that were written.",
    subcommands: [RenderCommand.self, CompareCommand.self, RevealCommand.self])
}
