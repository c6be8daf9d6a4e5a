import ArgumentParser
import Bundles
import Checklists
import Evidence
import Findings
import Foundation
import MongoClient
import MongosyncAPI
import Report
import Survey

extension CheckCommand {
  /// Everything that a run needs, read and checked before any server is asked.
  struct Prepared: Sendable {
    let checklist: Checklist
    let judging: JudgingOptions
    let decisions: Decisions?
    let plan: Plan
    let targets: (source: ClusterTarget, destination: ClusterTarget)
    let mongosync: [MongosyncAddress]
    let logs: LogOptions
    let labels: [AuditReport.Label]
    let concurrency: Int
    let depth: ReadingDepth
    let timeout: Duration
    let redaction: Redaction?
    let runID = UUID().uuidString.lowercased()
    let startedAt = Date()

    /// Asks everybody once.
    ///
    /// - Parameters:
    ///   - end: when to end at the latest, if earlier than the time for a run.
    ///   - isPatient: whether a mongosync that gives no sensible answer is asked again.
    ///   - window: how far back in the source's oplogs writes are looked for.
    ///   - onAnswer: told the number of answers so far.
    /// - Returns: what was seen, and every answer.
    private func survey(
      until end: ContinuousClock.Instant?, isPatient: Bool, window: ActivityWindow = .single,
      onAnswer: @escaping @Sendable (Int) -> Void
    ) async -> (evidence: Evidence, records: [EvidenceRecord]) {
      let limit = ContinuousClock.now + timeout
      let context = RunContext(runID: runID, deadline: end.map { min($0, limit) } ?? limit)
      let survey = Survey(
        plan: plan, context: context, concurrency: concurrency, questions: judging.audit(of: checklist).questions,
        depth: depth, mongosync: mongosync, isPatient: isPatient, window: window, onAnswer: onAnswer)
      async let log = logs.observed()
      var (evidence, records) = await survey.run(source: targets.source, destination: targets.destination)
      evidence.mongosyncLog = await log
      return (evidence, records)
    }

    private func judged(_ evidence: Evidence, _ records: [EvidenceRecord]) -> Watch.Look {
      let report = AuditReport(
        checklist: checklist, judging: judging, decisions: decisions, evidence: evidence, records: records,
        run: AuditReport.Run(id: runID, startedAt: startedAt, finishedAt: Date(), labels: labels),
        isRedacted: redaction != nil)
      return Watch.Look(evidence: evidence, report: report)
    }

    /// Asks everybody once and judges the answers.
    ///
    /// - Returns: what was seen, redacted if that was asked for.
    /// - Throws: `ExitCode.interrupted` when the operator ended it; `EncodingError` or `DecodingError` when what was
    ///   seen has a form that cannot be redacted.
    func once() async throws -> Watch.Look {
      let progress = ProgressLine()
      let (evidence, records) = try await Interruption.ending {
        await survey(until: nil, isPatient: true) { progress.show(answers: $0) }
      }
      progress.clear()
      guard let redaction else { return judged(evidence, records) }
      return judged(try redaction.redacted(evidence), redaction.redacted(records))
    }

    /// Asks everybody again and again.
    ///
    /// - Parameter options: how often and how long.
    /// - Returns: the last look, and whether the operator ended it.
    func watching(_ options: WatchOptions) async -> (look: Watch.Look, wasInterrupted: Bool) {
      let screen = WatchScreen()
      let watch = Watch(
        pause: options.pause, deadline: options.deadline.map { ContinuousClock.now + .seconds($0) },
        look: { end, last in
          let window = ActivityWindow.watching(after: last?.evidence.source)
          let (evidence, records) = await survey(until: end, isPatient: false, window: window) { _ in }
          return judged(evidence, records)
        }, show: screen.show)
      screen.open()
      let (look, wasInterrupted) = await Interruption.noticing { await watch.run() }
      screen.close()
      return (look, wasInterrupted)
    }
  }
}
