import ArgumentParser
import Bundles
import Digest
import Evidence
import Findings
import Foundation
import MongoClient
import Survey

/// Asks one or both clusters everything and saves the answers.
struct CollectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Asks one or both clusters everything any checklist needs and saves it, for check --evidence.",
    discussion: """
      It only reads. Exit status: 0 saved, 2 saved but a cluster could not be entered, 64 wrong usage, \
      70 not saved, 130 interrupted.
      """)

  @OptionGroup(title: "Clusters")
  var clusters: ClusterOptions

  @OptionGroup(title: "mongosync")
  var mongosync: MongosyncOptions

  @OptionGroup(title: "Logs")
  var logs: LogOptions

  @OptionGroup(title: "Plan")
  var planning: PlanOptions

  @OptionGroup(title: "Running")
  var running: RunningOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to save the evidence; - for standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @OptionGroup(title: "Redaction")
  var redaction: RedactionOptions

  func validate() throws {
    try DistinctFiles.require(
      outputs: [("--redact-map", redaction.redactMap), ("--output", output)],
      inputs: [("--plan", planning.planFile), ("--redact-key", redaction.redactKey)]
        + logs.mongosyncLog.map { ("--mongosync-log", $0) } + clusters.inputs)
  }

  func run() async throws {
    running.startLogging()
    let targets = try clusters.givenTargets()
    let asked = [targets.source, targets.destination].compactMap { $0?.role }
    guard !asked.isEmpty else {
      throw ValidationError("No cluster is given. Give --source URI, --destination URI, or both.")
    }
    let addresses = try mongosync.addresses()
    let plan = try planning.plan()
    let means = try redaction.means()
    try plan.refuseExpressions(under: means?.redaction)
    let file = try OutputFile(output == "-" ? nil : output, for: "evidence")
    try logs.validateFiles()
    let startedAt = Date()
    let context = RunContext(runID: UUID().uuidString.lowercased(), deadline: .now + .seconds(running.timeout))
    let progress = ProgressLine()
    let survey = Survey(
      plan: plan, context: context, concurrency: running.concurrency, questions: .all, depth: running.depth,
      mongosync: addresses
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
    let bundle = EvidenceBundle(
      tool: "mongosync-auditor \(MongosyncAuditor.version)", run: context.runID, startedAt: startedAt, clusters: asked,
      evidence: seen.evidence, records: seen.records)
    do {
      try file.write(
        try BundleFile.data(of: try means.map { try bundle.redacted(by: $0.redaction) } ?? bundle), isPrivate: true)
    } catch {
      StandardError.warn("The evidence could not be saved: \(error.localizedDescription)")
      throw ExitCode.noReport
    }
    if let means, !means.saveMap() { throw ExitCode.noReport }
    try warn(ofClosed: seen.evidence.clusters.filter { asked.contains($0.role) })
  }

  private func warn(ofClosed clusters: [ClusterEvidence]) throws {
    let closed = clusters.filter { $0.topology.value == nil }
    for cluster in closed {
      StandardError.warn("The \(cluster.role.rawValue) could not be entered: \(cluster.topology.reason ?? "")")
    }
    if !closed.isEmpty { throw ExitCode(.incomplete) }
  }
}
