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
      "The checklist: \(Checklist.ofEvidence.map(\.name).joined(separator: " or ")).", valueName: "checklist"),
    completion: .list(Checklist.ofEvidence.map(\.name)))
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

  @OptionGroup(title: "Watching a cutover")
  var watching: WatchOptions

  @OptionGroup(title: "Running")
  var running: RunningOptions

  @OptionGroup(title: "Redaction")
  var redaction: RedactionOptions

  @OptionGroup(title: "Reporting")
  var reporting: ReportOptions

  private var checklist: Checklist? { Checklist.ofEvidence.first { $0.name == checklistName } }

  func validate() throws {
    guard let checklist else {
      if checklistName == Checklist.verify.name {
        throw ValidationError("Documents are compared by a command of its own: mongosync-auditor verify.")
      }
      let names = Checklist.ofEvidence.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no checklist \(checklistName). The checklists are \(names).")
    }
    try judging.validate(against: checklist)
    try watching.validate(for: checklist, mongosync)
    try reporting.places.validatePlaces()
    try DistinctFiles.require(
      outputs: [("--redact-map", redaction.redactMap)] + reporting.places.outputs,
      inputs: [
        ("--plan", planning.planFile), ("--decisions", judging.decisionsFile), ("--redact-key", redaction.redactKey),
      ] + saved.evidence.map { ("--evidence", $0) } + logs.mongosyncLog.map { ("--mongosync-log", $0) }
        + clusters.inputs)
    try saved.validate(with: clusters, mongosync, logs)
    if redaction.redact != nil, watching.watch {
      throw ValidationError(
        "--watch shows names as it goes, so it cannot be redacted. Leave --watch out, or redact with collect.")
    }
    if redaction.redact != nil, !saved.evidence.isEmpty {
      throw ValidationError("Saved evidence is redacted when it is saved: give --redact to collect.")
    }
    if running.depth != .metadata, !Audit(checklist).questions.contains(.documents) {
      let readers = Checklist.ofEvidence.filter { Audit($0).questions.contains(.documents) }.map(\.name)
      throw ValidationError("--sample and --deep are for the checklists \(readers.joined(separator: " and ")) alone.")
    }
  }

  func run() async throws {
    guard let checklist else { return }
    guard saved.evidence.isEmpty else { return try judgeSavedEvidence(by: checklist) }
    running.startLogging()
    let writers = try reporting.places.writers()
    try logs.validateFiles()
    let means = try redaction.means()
    let plan = try planning.plan()
    try plan.refuseExpressions(under: means?.redaction)
    let decisions = try judging.decisions()
    let prepared = Prepared(
      checklist: checklist, judging: judging, decisions: try means?.redacted(decisions) ?? decisions, plan: plan,
      targets: try clusters.targets(), mongosync: try mongosync.addresses(), logs: logs,
      labels: reporting.reportLabels, concurrency: running.concurrency, depth: running.depth,
      timeout: .seconds(running.timeout), redaction: means?.redaction)
    let (look, wasInterrupted) =
      watching.watch ? await prepared.watching(watching) : (try await prepared.once(), false)
    try look.evidence.refuseSharedMember()
    if let means, !means.saveMap() { throw ExitCode.noReport }
    try finish(look.report, writers, wasInterrupted: wasInterrupted)
  }

  /// Writes the reports and ends with the status of the verdict.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - writers: write it.
  ///   - wasInterrupted: whether the operator ended the watch that the report comes from.
  /// - Throws: `ExitCode`, always.
  func finish(_ report: AuditReport, _ writers: [ReportWriter], wasInterrupted: Bool = false) throws {
    for line in judging.unusedAttestations(in: report.items) { StandardError.warn(line) }
    // One report that cannot be written must not cost the others.
    let failures = writers.count { !$0.write(report) }
    if wasInterrupted {
      StandardError.warn("Interrupted; the report is of the last look before that.")
      throw ExitCode.interrupted
    }
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
      "The source and the destination are the same cluster: both have \(sharedMember). An audit of a cluster "
        + "against itself proves nothing.")
  }
}
