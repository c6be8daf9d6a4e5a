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
    let targets = try clusters.targets()
    let addresses = try mongosync.addresses()
    let plan = try judging.plan()
    let decisions = try judging.decisions()
    let writers = try running.writers()
    try logs.validateFiles()
    let startedAt = Date()
    let context = RunContext(runID: UUID().uuidString.lowercased(), deadline: .now + .seconds(running.timeout))
    let progress = ProgressLine()
    let survey = Survey(
      plan: plan, context: context, concurrency: running.concurrency,
      questions: judging.audit(of: checklist).questions, mongosync: addresses
    ) { progress.show(answers: $0) }
    let logs = logs
    let seen = try await Interruption.ending {
      async let log = logs.observed()
      var (evidence, records) = await survey.run(source: targets.source, destination: targets.destination)
      evidence.mongosyncLog = await log
      return (evidence: evidence, records: records)
    }
    progress.clear()
    if let host = seen.evidence.sharedMember {
      throw ValidationError(
        "The source and the destination are the same cluster: \(host) is a member of both. An audit of a cluster "
          + "against itself proves nothing.")
    }
    let report = AuditReport(
      checklist: checklist, judging: judging, decisions: decisions, evidence: seen.evidence, records: seen.records,
      run: AuditReport.Run(id: context.runID, startedAt: startedAt, finishedAt: Date(), labels: running.reportLabels))
    for line in judging.unusedAttestations(in: report.items) { StandardError.warn(line) }
    // One report that cannot be written must not cost the others.
    let failures = writers.count { !$0.write(report) }
    throw failures == 0 ? ExitCode(report.verdict) : ExitCode.noReport
  }
}
