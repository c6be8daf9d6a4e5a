import ArgumentParser
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
    let timeout: Duration
    let runID = UUID().uuidString.lowercased()
    let startedAt = Date()

    /// Asks everybody once and judges the answers.
    ///
    /// - Parameters:
    ///   - end: when to end at the latest, if earlier than the time for a run.
    ///   - isPatient: whether a mongosync that gives no sensible answer is asked again.
    ///   - onAnswer: told the number of answers so far.
    /// - Returns: what was seen, and the report of it.
    func look(
      until end: ContinuousClock.Instant?, isPatient: Bool, onAnswer: @escaping @Sendable (Int) -> Void
    ) async -> Watch.Look {
      let limit = ContinuousClock.now + timeout
      let context = RunContext(runID: runID, deadline: end.map { min($0, limit) } ?? limit)
      let survey = Survey(
        plan: plan, context: context, concurrency: concurrency, questions: judging.audit(of: checklist).questions,
        mongosync: mongosync, isPatient: isPatient, onAnswer: onAnswer)
      async let log = logs.observed()
      var (evidence, records) = await survey.run(source: targets.source, destination: targets.destination)
      evidence.mongosyncLog = await log
      let report = AuditReport(
        checklist: checklist, judging: judging, decisions: decisions, evidence: evidence, records: records,
        run: AuditReport.Run(id: runID, startedAt: startedAt, finishedAt: Date(), labels: labels))
      return Watch.Look(evidence: evidence, report: report)
    }

    /// Asks everybody once.
    ///
    /// - Returns: what was seen.
    /// - Throws: `ExitCode.interrupted` when the operator ended it.
    func once() async throws -> Watch.Look {
      let progress = ProgressLine()
      let look = try await Interruption.ending {
        await self.look(until: nil, isPatient: true) { progress.show(answers: $0) }
      }
      progress.clear()
      return look
    }

    /// Asks everybody again and again.
    ///
    /// - Parameter options: how often and how long.
    /// - Returns: the last look, and whether the operator ended it.
    func watching(_ options: WatchOptions) async -> (look: Watch.Look, wasInterrupted: Bool) {
      let screen = WatchScreen()
      let watch = Watch(
        pause: options.pause, deadline: options.deadline.map { ContinuousClock.now + .seconds($0) },
        look: { end in await self.look(until: end, isPatient: false) { _ in } }, show: screen.show)
      screen.open()
      let (look, wasInterrupted) = await Interruption.noticing { await watch.run() }
      screen.close()
      return (look, wasInterrupted)
    }
  }
}
