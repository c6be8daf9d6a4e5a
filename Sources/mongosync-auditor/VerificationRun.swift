import ArgumentParser
import Bundles
import Checklists
import Checks
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
    evidence.source.keepOnly(selection)
    evidence.destination.keepOnly(selection)
    if evidence.sharedMember == nil {
      try refuseLocking(evidence)
      let (comparisons, writes) = try await compare(evidence, context)
      let afterwards = Survey(plan: plan, context: context, questions: .catalog, occasion: "after comparing")
      var (later, laterRecords) = await afterwards.run(source: targets.source, destination: targets.destination)
      later.source.keepOnly(selection)
      later.destination.keepOnly(selection)
      evidence.verification = DocumentVerification(
        comparisons: comparisons, clustersAfter: later.clusters, writes: writes, isResumed: noting.resume)
      evidence.collectedAt = later.collectedAt
      records += laterRecords
    }
    if let redaction {
      evidence = try redaction.redactedWithDocuments(evidence)
      records = redaction.redacted(records)
    }
    let report = AuditReport(
      checklist: .verify, judging: judging, decisions: decisions, evidence: evidence, records: records,
      run: AuditReport.Run(id: runID, startedAt: startedAt, finishedAt: Date(), labels: labels),
      isRedacted: redaction != nil)
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

  private func compare(
    _ evidence: Evidence, _ context: RunContext
  ) async throws -> (comparisons: [DocumentComparison], writes: [Observed<[RecentWrites]>]) {
    let scope = MigrationScope(plan)
    guard let source = evidence.source.collections.value, let destination = evidence.destination.collections.value
    else { return ([], []) }
    let compared = ComparedCollection.all(
      of: source.filter(scope.includes), destination.filter(scope.includes), in: comparing.selection)
    let means: VerificationMeans
    do {
      means = try await VerificationMeans(
        for: self, watching: !evidence.clusters.allSatisfy(\.blocksUserWrites), context)
    } catch let error as MongoError {
      return (compared.map { DocumentComparison(unreached: $0.namespace, error.message) }, [])
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
    let field = redaction.map { redaction in { (path: String) in redaction.field(path) } } ?? { $0 }
    return (outcomes.map { DocumentComparison($0, field: field) }, await means.writes())
  }
}

extension Redaction {
  /// Redacts what was seen together with what comparing documents came to.
  ///
  /// The fields in which documents differ are redacted already, where their ways to differ were put into words.
  fileprivate func redactedWithDocuments(_ evidence: Evidence) throws -> Evidence {
    var clean = try redacted(evidence)
    guard let verification = evidence.verification else { return clean }
    var after: [ClusterEvidence]?
    if let clusters = verification.clustersAfter, let source = clusters.first, let destination = clusters.last {
      var later = evidence
      (later.source, later.destination) = (source, destination)
      after = try redacted(later).clusters
    }
    clean.verification = DocumentVerification(
      comparisons: verification.comparisons.map(redacted), clustersAfter: after,
      writes: verification.writes.map { redacted($0) { $0.map(redacted) } }, isResumed: verification.isResumed)
    return clean
  }

  private func redacted(_ writes: RecentWrites) -> RecentWrites {
    RecentWrites(namespace: namespace(writes.namespace), entries: writes.entries, last: writes.last)
  }

  /// Notes and gaps may quote what a server said, with any name in it; the first sentence of a note is the program's.
  private func redacted(_ comparison: DocumentComparison) -> DocumentComparison {
    DocumentComparison(
      namespace: namespace(comparison.namespace), method: comparison.method,
      sampledPercent: comparison.sampledPercent, source: comparison.source, destination: comparison.destination,
      mismatches: comparison.mismatches, causes: comparison.causes,
      notes: comparison.notes.map { note in note.firstRange(of: ". ").map { note[..<$0.lowerBound] + "." } ?? note },
      gap: comparison.gap.map { _ in Redaction.omission }, seconds: comparison.seconds)
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
