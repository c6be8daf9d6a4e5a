import Checklists
import Evidence
import Findings
import Foundation
import MongoClient
import Report
import Survey
import Verifier

/// One comparison of both clusters: asked, compared, asked again, and judged.
struct VerificationRun: Sendable {
  let comparing: ComparingOptions
  let judging: JudgingOptions
  let decisions: Decisions?
  let plan: Plan
  let targets: (source: ClusterTarget, destination: ClusterTarget)
  let labels: [AuditReport.Label]
  let rows: MismatchFile
  private let runID = UUID().uuidString.lowercased()
  private let startedAt = Date()

  init(
    comparing: ComparingOptions, judging: JudgingOptions, decisions: Decisions?, plan: Plan,
    targets: (source: ClusterTarget, destination: ClusterTarget), labels: [AuditReport.Label], rows: MismatchFile
  ) {
    self.comparing = comparing
    self.judging = judging
    self.decisions = decisions
    self.plan = plan
    self.targets = targets
    self.labels = labels
    self.rows = rows
  }

  /// Compares and judges; it always comes to an end, at the latest when the time for the run is over.
  ///
  /// - Returns: what was seen, and the report of it.
  func look() async -> Watch.Look {
    let context = RunContext(runID: runID, deadline: .now + .seconds(comparing.timeout))
    let survey = Survey(plan: plan, context: context, questions: judging.audit(of: .verify).questions)
    var (evidence, records) = await survey.run(source: targets.source, destination: targets.destination)
    let selection = comparing.selection
    evidence.source.keepOnly(selection)
    evidence.destination.keepOnly(selection)
    if evidence.sharedMember == nil {
      let comparisons = await compare(evidence, context)
      let afterwards = Survey(plan: plan, context: context, questions: [], occasion: "after comparing")
      let (later, laterRecords) = await afterwards.run(source: targets.source, destination: targets.destination)
      evidence.verification = DocumentVerification(comparisons: comparisons, clustersAfter: later.clusters)
      evidence.collectedAt = later.collectedAt
      records += laterRecords
    }
    let report = AuditReport(
      checklist: .verify, judging: judging, decisions: decisions, evidence: evidence, records: records,
      run: AuditReport.Run(id: runID, startedAt: startedAt, finishedAt: Date(), labels: labels))
    return Watch.Look(evidence: evidence, report: report)
  }

  private func compare(_ evidence: Evidence, _ context: RunContext) async -> [DocumentComparison] {
    let scope = MigrationScope(plan)
    guard let source = evidence.source.collections.value, let destination = evidence.destination.collections.value
    else { return [] }
    let compared = ComparedCollection.all(
      of: source.filter(scope.includes), destination.filter(scope.includes), in: comparing.selection)
    let settings = comparing.settings
    let verification: Verification
    do throws(MongoError) {
      let count = Verification.connections(for: settings)
      verification = Verification(
        source: try ClientPool(targets.source.connectionString, maximumConnections: count, context: context),
        destination: try ClientPool(targets.destination.connectionString, maximumConnections: count, context: context),
        settings: settings, sink: MismatchSink(most: settings.mostMismatches, write: rows.write),
        deadline: context.deadline, stop: StopSignal())
    } catch {
      return compared.map { DocumentComparison(unreached: $0.namespace, error.message) }
    }
    let progress = VerificationProgress(verification.meter, namespaces: compared.count)
    progress.start()
    let outcomes = await withTaskCancellationHandler {
      await verification.run(compared)
    } onCancel: {
      verification.interrupt()
    }
    progress.end()
    return outcomes.map(DocumentComparison.init)
  }
}

extension DocumentComparison {
  /// States that a namespace could not be read at all.
  fileprivate init(unreached namespace: String, _ gap: String) {
    let nothing = Side(documents: 0, bytes: 0)
    self.init(namespace: namespace, source: nothing, destination: nothing, gap: gap)
  }
}

extension ClusterEvidence {
  /// Forgets the collections that are not to be compared.
  fileprivate mutating func keepOnly(_ selection: NamespaceSelection) {
    collections = collections.map { $0.filter { selection.contains($0.namespace) } }
  }
}
