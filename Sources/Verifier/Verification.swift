public import MongoClient
import Synchronization

/// Compares the documents of two clusters, byte for byte.
///
/// Both sides of a partition are read in the order of `_id` and put side by side where the driver has them: nothing is
/// copied of documents that are the same. What differs is read again before it counts.
public struct Verification: Sendable {
  /// What came of one collection.
  public struct Outcome: Hashable, Sendable {
    /// The collection, `database.collection`.
    public let namespace: String
    /// What was counted.
    public let tally: DocumentTally
    /// How many partitions it was cut into.
    public let partitions: Int
    /// Why not all of it was compared; nothing where it was.
    public let gap: String?
    /// How many seconds went by between the first question and the last answer.
    public let seconds: Double
  }

  private let source: ClientPool
  private let destination: ClientPool
  private let settings: VerificationSettings
  private let sink: MismatchSink
  private let threads: BlockingThreads
  private let stop: StopSignal
  /// Tells how far the run has come.
  public let meter = VerificationMeter()

  /// How many connections to each cluster a run may need.
  ///
  /// - Parameter settings: how documents are compared.
  /// - Returns: two for each worker, which reads again what differs while its partition is open.
  public static func connections(for settings: VerificationSettings) -> Int { 2 * max(1, settings.workers) }

  /// Prepares a run; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - source: connections to the source.
  ///   - destination: connections to the destination.
  ///   - settings: how documents are compared.
  ///   - sink: takes the mismatches.
  ///   - deadline: when the run must be over.
  ///   - stop: ends the run early.
  public init(
    source: ClientPool, destination: ClientPool, settings: VerificationSettings, sink: MismatchSink,
    deadline: ContinuousClock.Instant, stop: StopSignal
  ) {
    self.source = source
    self.destination = destination
    self.settings = settings
    self.sink = sink
    self.stop = stop
    threads = BlockingThreads(settings.workers, deadline: deadline)
  }

  /// Ends a run early: what is not compared by then is a gap.
  public func interrupt() {
    stop.give()
    threads.end(MongoError(.interrupted, "The run was interrupted."))
  }

  /// Compares collections, several at a time.
  ///
  /// - Parameters:
  ///   - collections: the collections.
  ///   - onOutcome: told each collection that is done with, from any thread.
  /// - Returns: one outcome for each, in the same order.
  public func run(
    _ collections: [ComparedCollection], onOutcome: @escaping @Sendable (Outcome) -> Void = { _ in }
  ) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      for (place, collection) in collections.enumerated() {
        group.addTask {
          let outcome = await compare(collection)
          meter.addNamespace()
          onOutcome(outcome)
          return (place, outcome)
        }
      }
      var outcomes: [(Int, Outcome)] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func compare(_ collection: ComparedCollection) async -> Outcome {
    let begin = ContinuousClock.now
    let outcome = { (tally: DocumentTally, partitions: Int, gap: String?) in
      Outcome(
        namespace: collection.namespace, tally: tally, partitions: partitions, gap: gap,
        seconds: (ContinuousClock.now - begin) / .seconds(1))
    }
    guard collection.order == .byID else {
      return outcome(
        DocumentTally(), 0,
        "It has a collation, by which the servers order its documents otherwise than by their bytes; such collections "
          + "are not compared yet.")
    }
    let plan: PartitionPlanner.Plan
    do throws(MongoError) {
      let planner = PartitionPlanner(partitionBytes: settings.partitionBytes)
      plan = try await threads.run { [source] () throws(MongoError) in
        try source.withClient { (client) throws(MongoError) in try planner.plan(collection, client) }
      }
    } catch {
      return outcome(DocumentTally(), 0, "It could not be cut into partitions. \(error.message)")
    }
    let results = await withTaskGroup(of: PartitionResult.self) { group in
      for partition in plan.partitions {
        group.addTask { await compare(partition, of: collection, documentBytes: plan.documentBytes) }
      }
      var results = PartitionResult()
      for await result in group { results.add(result) }
      return results
    }
    return outcome(results.tally, plan.partitions.count, results.gap)
  }

  private struct PartitionResult: Sendable {
    var tally = DocumentTally()
    var gap: String?

    mutating func add(_ other: PartitionResult) {
      tally.add(other.tally)
      gap = gap ?? other.gap
    }
  }

  private func compare(
    _ partition: Partition, of collection: ComparedCollection, documentBytes: Int
  ) async -> PartitionResult {
    let comparison = PartitionComparison(
      collection: collection, partition: partition, source: source, destination: destination, settings: settings,
      batchSize: settings.batchSize(forDocumentsOf: documentBytes), sink: sink, meter: meter,
      stop: stop)
    do throws(MongoError) {
      let (tally, isComplete) = try await threads.run { () throws(MongoError) in
        if stop.isGiven { throw MongoError(.interrupted, "The run was interrupted.") }
        if sink.isFull(for: collection.namespace) { return (DocumentTally(), false) }
        return try comparison.run()
      }
      return PartitionResult(
        tally: tally, gap: isComplete ? nil : "So many mismatches were found that the rest was left out.")
    } catch {
      return PartitionResult(gap: "A partition was not compared to its end. \(error.message)")
    }
  }
}
