public import Evidence
public import Findings
import Foundation
public import MongoClient
public import MongosyncAPI

/// Asks both clusters and mongosync everything the checks may need, and changes nothing.
public struct Survey: Sendable {
  let plan: Plan
  let context: RunContext
  let concurrency: Int
  let questions: Questions
  let depth: ReadingDepth
  let mongosync: [MongosyncAddress]
  let isPatient: Bool
  let occasion: String
  let window: ActivityWindow
  let onAnswer: @Sendable (Int) -> Void

  /// Prepares a survey.
  ///
  /// - Parameters:
  ///   - plan: what the operator says; it decides a few questions.
  ///   - context: the run's id and deadline.
  ///   - concurrency: how many commands are in flight at once, at most.
  ///   - questions: what to ask beyond what every checklist needs.
  ///   - depth: how many documents of each collection of the source to read, where a check needs any.
  ///   - mongosync: where the mongosyncs of the migration listen, the first one first.
  ///   - isPatient: whether a mongosync that gives no sensible answer is asked again until the run's deadline.
  ///   - window: how far back in the source's oplogs the writes of applications are looked for.
  ///   - occasion: begins the id of every answer, where a run asks more than once; empty for none.
  ///   - onAnswer: told the number of answers so far, from any thread.
  public init(
    plan: Plan, context: RunContext, concurrency: Int = 8, questions: Questions = .all, depth: ReadingDepth = .metadata,
    mongosync: [MongosyncAddress] = [], isPatient: Bool = true, window: ActivityWindow = .single,
    occasion: String = "",
    onAnswer: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.plan = plan
    self.context = context
    self.concurrency = max(1, concurrency)
    self.questions = mongosync.isEmpty ? questions.subtracting(.mongosyncConnections) : questions
    self.mongosync = mongosync
    self.depth = depth
    self.isPatient = isPatient
    self.occasion = occasion
    self.window = window
    self.onAnswer = onAnswer
  }

  /// Asks.
  ///
  /// It always comes to an end: what is not answered by the deadline, or when the task is cancelled, is a refusal.
  ///
  /// - Parameters:
  ///   - source: the cluster that is migrated from; nothing where it is not to be asked.
  ///   - destination: the cluster that is migrated to; nothing where it is not to be asked.
  /// - Returns: what was seen, and every answer.
  public func run(
    source: ClusterTarget?, destination: ClusterTarget?
  ) async -> (evidence: Evidence, records: [EvidenceRecord]) {
    let journal = EvidenceJournal(occasion: occasion, onAnswer: onAnswer)
    let threads = BlockingThreads(concurrency, deadline: context.deadline)
    let (seenSource, seenDestination, told) = await withTaskCancellationHandler {
      async let source = survey(.source, source, journal, threads)
      async let destination = survey(.destination, destination, journal, threads)
      async let told = MongosyncSurvey(context: context, journal: journal, isPatient: isPatient).run(mongosync)
      var (original, entrance) = await source
      let (copy, _) = await destination
      let answers = await told
      // Last, when nothing else is waiting: it may take all the time and all the threads that are left.
      if let entrance, questions.contains(.documents) {
        original.documents = await DocumentSurvey(
          node: entrance, depth: depth, concurrency: concurrency, deadline: context.deadline
        ).run(original.collections, in: MigrationScope(plan), sharded: original.shardedCollections)
      }
      return (original, copy, answers)
    } onCancel: {
      threads.end(MongoError(.interrupted, "The run was interrupted before an answer came."))
    }
    let evidence = Evidence(
      plan: plan, source: seenSource, destination: seenDestination, mongosync: told, collectedAt: Date())
    return (evidence, journal.records)
  }

  private func survey(
    _ role: ClusterRole, _ target: ClusterTarget?, _ journal: EvidenceJournal, _ threads: BlockingThreads
  ) async -> (evidence: ClusterEvidence, node: ClusterNode?) {
    guard let target else {
      let reason = "The \(role.rawValue) was not asked in this run."
      return (ClusterEvidence(role: role, address: "", notAsked: reason), nil)
    }
    return await ClusterSurvey(
      target: target, plan: plan, context: context, concurrency: concurrency, questions: questions, depth: depth,
      threads: threads, journal: journal, window: window
    ).run()
  }
}
