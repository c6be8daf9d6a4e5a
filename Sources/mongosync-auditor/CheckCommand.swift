import ArgumentParser
import Checklists
import Evidence
import Findings
import Foundation
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

  @OptionGroup(title: "Saved evidence")
  var saved: EvidenceOptions

  @OptionGroup(title: "Logs")
  var logs: LogOptions

  @OptionGroup(title: "Plan")
  var planning: PlanOptions

  @OptionGroup(title: "Judging")
  var judging: JudgingOptions

  @OptionGroup(title: "Running")
  var running: RunningOptions

  @OptionGroup(title: "Reporting")
  var reporting: ReportOptions

  private var checklist: Checklist? { Checklist.all.first { $0.name == checklistName } }

  func validate() throws {
    guard let checklist else {
      let names = Checklist.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no checklist \(checklistName). The checklists are \(names).")
    }
    try judging.validate(against: checklist)
    try reporting.validateReports()
    try saved.validate(with: clusters, mongosync, logs)
  }

  func run() async throws {
    guard let checklist else { return }
    guard saved.evidence.isEmpty else { return try judgeSavedEvidence(by: checklist) }
    running.startLogging()
    let targets = try clusters.targets()
    let addresses = try mongosync.addresses()
    let plan = try planning.plan()
    let decisions = try judging.decisions()
    let writers = try reporting.writers()
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
    try seen.evidence.refuseSharedMember()
    let report = AuditReport(
      checklist: checklist, judging: judging, decisions: decisions, evidence: seen.evidence, records: seen.records,
      run: AuditReport.Run(id: context.runID, startedAt: startedAt, finishedAt: Date(), labels: reporting.reportLabels))
    try finish(report, writers)
  }

  /// Writes the reports and ends with the status of the verdict.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - writers: write it.
  /// - Throws: `ExitCode`, always.
  func finish(_ report: AuditReport, _ writers: [ReportWriter]) throws {
    for line in judging.unusedAttestations(in: report.items) { StandardError.warn(line) }
    // One report that cannot be written must not cost the others.
    let failures = writers.count { !$0.write(report) }
    throw failures == 0 ? ExitCode(report.verdict) : ExitCode.noReport
  }
}

extension Evidence {
  /// Ends the run where both clusters are one.
  ///
  /// - Throws: `ValidationError` naming the member that both have.
  func refuseSharedMember() throws {
    guard let sharedMember else { return }
    throw ValidationError(
      "The source and the destination are the same cluster: \(sharedMember) is a member of both. An audit of a cluster "
        + "against itself proves nothing.")
  }
}
