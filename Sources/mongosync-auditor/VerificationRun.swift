import ArgumentParser
import Bundles
import Checklists
import Checks
import Evidence
import Findings
import Foundation
import Ledger
import MongoClient
import Report
import Survey
import Verifier

/// One comparison of both clusters: asked, compared, asked again, and judged.
struct VerificationRun: Sendable {
  let comparing: ComparingOptions
  let noting: LedgerOptions
  let judging: JudgingOptions
  let decisions: Decisions?
  let plan: Plan
  let targets: (source: ClusterTarget, destination: ClusterTarget)
  let labels: [AuditReport.Label]
  let rows: MismatchFile
  private let redaction: Redaction?
  private let runID = UUID().uuidString.lowercased()
  private let startedAt = Date()

  init(
    comparing: ComparingOptions, noting: LedgerOptions, judging: JudgingOptions, decisions: Decisions?, plan: Plan,
    targets: (source: ClusterTarget, destination: ClusterTarget), labels: [AuditReport.Label], rows: MismatchFile,
    redaction: Redaction?
  ) {
    self.comparing = comparing
    self.noting = noting
    self.judging = judging
    self.decisions = decisions
    self.plan = plan
    self.targets = targets
    self.labels = labels
    self.rows = rows
    self.redaction = redaction
  }

  /// Compares and judges; it always comes to an end, at the latest when the time for the run is over.
  ///
  /// - Returns: what was seen, and the report of it.
  /// - Throws: `LedgerError` when the ledger cannot be used, `ValidationError` when the clusters are not as the method
  ///   needs them, `EncodingError` or `DecodingError` when what was seen has a form that cannot be redacted.
  func look() async throws -> Watch.Look {
    let context = RunContext(runID: runID, deadline: .now + .seconds(comparing.timeout))
    let survey = Survey(plan: plan, context: context, questions: judging.audit(of: .verify).questions)
    var (evidence, records) = await survey.run(source: targets.source, destination: targets.destination)
    let selection = comparing.selection
    let scope = VerificationScope(evidence, comparing, isResumed: noting.resume)
    evidence.source.keepOnly(selection)
    evidence.destination.keepOnly(selection)
    var ledger: AuditReport.LedgerSummary?
    var omissions: [String] = []
    if evidence.sharedMember == nil {
      try refuseLocking(evidence)
      let (comparisons, writes, firstIDs, summary) = try await compare(evidence, context)
      do throws(LedgerError) {
        ledger = try summary.get()
      } catch {
        omissions.append("What the ledger proves of this run: \(error)")
      }
      let afterwards = Survey(plan: plan, context: context, questions: .catalog, occasion: "after comparing")
      var (later, laterRecords) = await afterwards.run(source: targets.source, destination: targets.destination)
      later.source.keepOnly(selection)
      later.destination.keepOnly(selection)
      evidence.verification = DocumentVerification(
        comparisons: comparisons, clustersAfter: later.clusters, writes: writes, isResumed: noting.resume,
        scope: redaction.map { scope.redacted(by: $0) } ?? scope, firstIDs: firstIDs)
      evidence.collectedAt = later.collectedAt
      records += laterRecords
    }
    if let redaction {
      evidence = try redaction.redactedWithDocuments(evidence)
      records = redaction.redacted(records)
    }
    let report = AuditReport(
      checklist: .verify, judging: judging, decisions: decisions, evidence: evidence, records: records,
      run: AuditReport.Run(id: runID, startedAt: startedAt, finishedAt: Date(), labels: labels), ledger: ledger,
      isRedacted: redaction != nil, omissions: omissions)
    return Watch.Look(evidence: evidence, report: report)
  }

  /// A server that hashes whole collections lets nobody write meanwhile, which no application should find out by itself.
  private func refuseLocking(_ evidence: Evidence) throws {
    guard comparing.method == .dbhash, !comparing.quiesced else { return }
    let open = evidence.clusters.filter { !$0.blocksUserWrites }.map(\.role.rawValue)
    guard !open.isEmpty else { return }
    throw ValidationError(
      "--method dbhash locks each collection against writes while it is hashed, and the \(open.joined(separator: " and ")) "
        + "may be written to. Block user writes on both clusters, or say --quiesced if no application writes.")
  }

  /// What came of comparing: each namespace, what was written meanwhile, and what the ledger proves.
  private typealias Compared = (
    comparisons: [DocumentComparison], writes: [Observed<[RecentWrites]>], firstIDs: [ExactText: [String]],
    ledger: Result<AuditReport.LedgerSummary?, LedgerError>
  )

  private func compare(
    _ evidence: Evidence, _ context: RunContext
  ) async throws -> Compared {
    let scope = MigrationScope(plan)
    guard let source = evidence.source.collections.value, let destination = evidence.destination.collections.value
    else { return ([], [], [:], .success(nil)) }
    let compared = ComparedCollection.all(
      of: source.filter(scope.includes), destination.filter(scope.includes), in: comparing.selection)
    let means: VerificationMeans
    do {
      means = try await VerificationMeans(for: self, evidence.clusters, comparing: compared, context)
    } catch let error as MongoError {
      return (compared.map { DocumentComparison(unreached: $0.namespace, error.message) }, [], [:], .success(nil))
    }
    let verification = means.verification
    let progress = VerificationProgress(verification.meter, namespaces: compared.count, comparing.progress)
    progress.start()
    let outcomes = await withTaskCancellationHandler {
      await verification.run(compared)
    } onCancel: {
      verification.interrupt()
    }
    progress.end()
    let ledger = Result { () throws(LedgerError) in try means.ledgerSummary() }
    let field = redaction.map { redaction in { (path: String) in redaction.field(path) } } ?? { $0 }
    return (outcomes.map { DocumentComparison($0, field: field) }, await means.writes(), means.sink.firstIDs, ledger)
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
    guard selection.isNarrowed else { return }
    let kept = Set((collections.value ?? []).map { ExactText($0.database) })
    databases = databases.map { $0.filter { kept.contains(ExactText($0)) } }
  }
}
