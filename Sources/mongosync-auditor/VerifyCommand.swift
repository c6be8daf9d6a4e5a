import ArgumentParser
import Checklists
import Evidence
import Findings
import Foundation
import Ledger
import MongoClient
import Report
import Survey
import Verifier

/// Compares all documents of both clusters.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compares all documents of both clusters, byte for byte, and their metadata, and writes the report.",
    discussion: """
      It only reads. Every document is read from both primaries in the order of _id; what differs is read again \
      before it counts. Exit status: 0 GO, all is the same, 1 NO-GO, something differs, 2 INCOMPLETE, something could \
      not be compared, 64 wrong usage, 70 no report could be made, 130 interrupted.
      """)

  @OptionGroup(title: "Clusters")
  var clusters: ClusterOptions

  @OptionGroup(title: "Comparing")
  var comparing: ComparingOptions

  @OptionGroup(title: "Ledger")
  var noting: LedgerOptions

  @OptionGroup(title: "Plan")
  var planning: PlanOptions

  @OptionGroup(title: "Judging")
  var judging: JudgingOptions

  @OptionGroup(title: "Redaction")
  var redaction: RedactionOptions

  @OptionGroup(title: "Reporting")
  var reporting: ReportOptions

  func validate() throws {
    try judging.validate(against: .verify)
    try reporting.places.validatePlaces()
    try DistinctFiles.require(
      outputs: [
        ("--ledger", noting.ledger), ("--mismatches", comparing.mismatches), ("--redact-map", redaction.redactMap),
      ] + reporting.places.outputs,
      inputs: [
        ("--plan", planning.planFile), ("--decisions", judging.decisionsFile), ("--redact-key", redaction.redactKey),
      ] + clusters.inputs)
    if comparing.mismatches == "-",
      reporting.places.report.contains(where: { $0.file == nil }) || reporting.places.report.isEmpty
    {
      throw ValidationError(
        "The report and the mismatches would both go to standard output; give one a file: --report terminal:FILE.")
    }
    if judging.leavesOut("same-documents") {
      throw ValidationError("Without same-documents there is nothing to verify; check post-cutover judges the rest.")
    }
  }

  func run() async throws {
    DriverLog.start(isVerbose: comparing.verbose)
    let writers = try reporting.places.writers()
    let rows = try MismatchFile(comparing.mismatches)
    let means = try redaction.means()
    let (plan, decisions) = (try planning.plan(), try judging.decisions())
    try plan.refuseExpressions(under: means?.redaction)
    let run = VerificationRun(
      comparing: comparing, noting: noting, judging: comparing.quiesced ? judging.attesting(.quiesced) : judging,
      decisions: try means?.redacted(decisions) ?? decisions, plan: plan, targets: try clusters.targets(),
      labels: reporting.reportLabels, rows: rows, redaction: means?.redaction)
    let (outcome, wasInterrupted) = await Interruption.noticing { () async -> Result<Watch.Look, any Error> in
      do { return .success(try await run.look()) } catch { return .failure(error) }
    }
    let look: Watch.Look
    do {
      look = try outcome.get()
    } catch let error as LedgerError {
      StandardError.tell("Error: \(error)")
      throw error.exitCode
    }
    try look.evidence.refuseSharedMember()
    if let means, !means.saveMap() { throw ExitCode.noReport }
    for line in judging.unusedAttestations(in: look.report.items) { StandardError.warn(line) }
    let failures = writers.count { !$0.write(look.report) } + (rows.close() ? 0 : 1)
    if wasInterrupted {
      StandardError.warn("Interrupted; the report says what was compared until then.")
      throw ExitCode.interrupted
    }
    throw failures == 0 ? ExitCode(look.report.verdict) : ExitCode.noReport
  }
}

extension Attestation {
  /// The operator's word, by an option, that nobody writes.
  fileprivate static let quiesced = Attestation(
    item: "clusters-quiet", by: "the operator", note: "--quiesced was given on the command line.")
}
