import ArgumentParser
import Checklists
import Evidence
import Findings
import Foundation
import Logging
import MongoClient
import Report
import Survey

/// Audits both clusters by one checklist.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Audits both clusters by one checklist and writes the report.",
    discussion: """
      It only reads. Exit status: 0 GO, 1 NO-GO, 2 INCOMPLETE, 64 wrong usage, 70 no report could be made, \
      130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp(
      "The checklist: \(Checklist.all.map(\.name).joined(separator: " or ")).", valueName: "checklist"),
    completion: .list(Checklist.all.map(\.name)))
  var checklistName: String

  @OptionGroup(title: "Clusters")
  var clusters: ClusterOptions

  @OptionGroup(title: "mongosync")
  var mongosync: MongosyncOptions

  @OptionGroup(title: "Logs")
  var logs: LogOptions

  @OptionGroup(title: "Judging")
  var judging: JudgingOptions

  @OptionGroup(title: "Watching a cutover")
  var watching: WatchOptions

  @OptionGroup(title: "Running and reporting")
  var running: RunningOptions

  @Flag(help: "Tell on standard error what the driver logs.")
  var verbose = false

  private var checklist: Checklist? { Checklist.all.first { $0.name == checklistName } }

  func validate() throws {
    guard let checklist else {
      let names = Checklist.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no checklist \(checklistName). The checklists are \(names).")
    }
    try judging.validate(against: checklist)
    try watching.validate(for: checklist, mongosync)
    try running.validateReports()
  }

  func run() async throws {
    guard let checklist else { return }
    let isVerbose = verbose
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = isVerbose ? .info : .warning
      return handler
    }
    let writers = try running.writers()
    try logs.validateFiles()
    let prepared = Prepared(
      checklist: checklist, judging: judging, decisions: try judging.decisions(), plan: try judging.plan(),
      targets: try clusters.targets(), mongosync: try mongosync.addresses(), logs: logs,
      labels: running.reportLabels, concurrency: running.concurrency, timeout: .seconds(running.timeout))
    let (look, wasInterrupted) =
      watching.watch ? await prepared.watching(watching) : (try await prepared.once(), false)
    if let host = look.evidence.sharedMember {
      throw ValidationError(
        "The source and the destination are the same cluster: \(host) is a member of both. An audit of a cluster "
          + "against itself proves nothing.")
    }
    for line in judging.unusedAttestations(in: look.report.items) { StandardError.warn(line) }
    // One report that cannot be written must not cost the others.
    let failures = writers.count { !$0.write(look.report) }
    if wasInterrupted {
      StandardError.warn("Interrupted; the report is of the last look before that.")
      throw ExitCode.interrupted
    }
    throw failures == 0 ? ExitCode(look.report.verdict) : ExitCode.noReport
  }
}
