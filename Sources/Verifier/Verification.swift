public import Findings
public import Ledger
public import MongoClient

import class Foundation.Thread

/// Compares the documents of two clusters.
///
/// By the strongest method both sides of a partition are read in the order of `_id` and put side by side where the
/// driver has them: nothing is copied of documents that are the same. What differs is read again before it counts.
public struct Verification: Sendable {
  /// What came of one collection.
  public struct Outcome: Hashable, Sendable {
    /// The collection, `database.collection`.
    public let namespace: String
    /// How it was compared.
    public let method: ComparisonMethod
    /// How many in a hundred of its ranges were compared; nothing for all.
    public let sampledPercent: Double?
    /// What was counted.
    public let tally: DocumentTally
    /// How many documents of a capped collection lie at another place of its order.
    public let displaced: Int
    /// How many partitions were compared.
    public let partitions: Int
    /// What a reader has to know of the way it was compared.
    public let notes: [String]
    /// Why not all of it was compared; nothing where it was.
    public let gap: String?
    /// How many seconds went by between the first question and the last answer.
    public let seconds: Double
  }

  private let clusters: ComparedClusters
  private let settings: VerificationSettings
  private let sink: MismatchSink
  private let ledger: VerificationLedger?
  private let oplogs: WriteWatch?
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
  ///   - ledger: where it is noted what was compared; what it has is not compared again.
  ///   - oplogs: tells what was written meanwhile; nothing where nobody writes.
  ///   - deadline: when the run must be over.
  ///   - stop: ends the run early.
  public init(
    source: ClientPool, destination: ClientPool, settings: VerificationSettings, sink: MismatchSink,
    ledger: VerificationLedger? = nil, oplogs: WriteWatch? = nil, deadline: ContinuousClock.Instant, stop: StopSignal
  ) {
    clusters = ComparedClusters(source: source, destination: destination)
    self.settings = settings
    self.sink = sink
    self.ledger = ledger
    self.oplogs = oplogs
    self.stop = stop
    threads = BlockingThreads(settings.workers, deadline: deadline)
  }

  /// For so many seconds an interrupted run may still finish what it is at.
  private static let grace = 3.0

  /// Ends a run early: what is not compared by then is a gap.
  public func interrupt() {
    stop.give()
    let threads = threads
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: Self.grace)
      threads.end(MongoError(.interrupted, "The run was interrupted."))
    }
  }

  /// Compares collections, several at a time.
  ///
  /// - Parameter collections: the collections.
  /// - Returns: one outcome for each, in the same order.
  public func run(_ collections: [ComparedCollection]) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var waiting = collections.enumerated().makeIterator()
      // Few at a time, so that comparing begins while other collections are not even cut yet.
      for _ in 0..<(2 * settings.workers) { begin(waiting.next(), in: &group) }
      var outcomes: [(Int, Outcome)] = []
      while let outcome = await group.next() {
        outcomes.append(outcome)
        begin(waiting.next(), in: &group)
      }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func begin(
    _ next: (offset: Int, element: ComparedCollection)?, in group: inout TaskGroup<(Int, Outcome)>
  ) {
    guard let next else { return }
    group.addTask {
      let outcome = await compare(next.element)
      meter.end(outcome.namespace)
      return (next.offset, outcome)
    }
  }

  private func compare(_ collection: ComparedCollection) async -> Outcome {
    let begin = ContinuousClock.now
    let preparation = CollectionPreparation(
      collection: collection, clusters: clusters, settings: settings, sink: sink, ledger: ledger, oplogs: oplogs,
      meter: meter, stop: stop)
    let prepared: CollectionPreparation.Prepared
    do throws(MongoError) {
      prepared = try await threads.run { () throws(MongoError) in try preparation.run() }
    } catch {
      return Outcome(
        collection, CollectionPlan(method: settings.method, partitions: []),
        PartitionResult(gap: "It could not be prepared for comparing. \(error.message)"), since: begin)
    }
    var result = await withTaskGroup(of: PartitionResult.self) { group in
      for work in prepared.works { group.addTask { await compare(work, prepared.plan.method) } }
      var result = prepared.finished
      for await part in group { result.add(part) }
      return result
    }
    await compareWithCounts(prepared, &result)
    let displaced = await compareOrder(collection, prepared, &result)
    return Outcome(collection, prepared.plan, result, displaced: displaced, since: begin)
  }

  private func compare(_ work: PartitionWork, _ method: ComparisonMethod) async -> PartitionResult {
    do throws(MongoError) {
      return try await threads.run { () throws(MongoError) in
        try stop.check()
        if work.isFull { return PartitionResult(gap: PartitionWork.limitReached) }
        let result =
          switch method {
          case .bytes, .dbhash: PartitionComparison(work: work).run()
          case .digest: DigestComparison(work: work).run()
          case .counts: CountComparison(work: work).run()
          }
        guard result.gap == nil else { return result }
        return try work.finish(result)
      }
    } catch {
      return PartitionResult(gap: "A partition was not compared to its end. \(error.message)")
    }
  }

  /// Finds a gap where other documents were read than the clusters count, of a collection that was compared as a whole.
  private func compareWithCounts(_ prepared: CollectionPreparation.Prepared, _ result: inout PartitionResult) async {
    let plan = prepared.plan
    guard plan.method == .bytes || plan.method == .digest, result.gap == nil else { return }
    guard plan.sampledPercent == nil else { return await compareCounts(ofSampled: prepared, &result) }
    let counts = ReadAgainstCounts(work: prepared.work(on: .whole, 0))
    let tally = result.tally
    do throws(MongoError) {
      result.gap = try await threads.run { () throws(MongoError) in try counts.gap(tally) }
    } catch {
      result.gap = "The documents that were read could not be compared with the clusters' counts. \(error.message)"
    }
  }

  /// Compares how many documents both clusters count of a collection of which a sample alone was compared.
  private func compareCounts(
    ofSampled prepared: CollectionPreparation.Prepared, _ result: inout PartitionResult
  ) async {
    let work = prepared.work(on: .whole, 0)
    do throws(MongoError) {
      let counts = try await threads.run { () throws(MongoError) in
        try work.retrying { () throws(MongoError) in try CountComparison.counts(of: work.collection, work) }
      }
      let more = counts.source - counts.destination
      guard more != 0 else { return }
      // Those that the sample happened to hold are among them.
      let kind: Mismatch.Kind = more > 0 ? .missing : .extra
      result.tally.mismatches[kind] = max(abs(more), result.tally.mismatches[kind] ?? 0)
      result.notes.insert(
        "The source counts \(counts.source) documents and the destination \(counts.destination): which of them are "
          + "missing or extra outside the sample is not known.")
    } catch {
      result.gap = "Its documents could not be counted. \(error.message)"
    }
  }

  /// Compares the order of a capped collection's documents, where they are the same and it is not proven yet.
  ///
  /// - Returns: how many lie at another place.
  private func compareOrder(
    _ collection: ComparedCollection, _ prepared: CollectionPreparation.Prepared, _ result: inout PartitionResult
  ) async -> Int {
    let plan = prepared.plan
    guard collection.isCapped, plan.method != .dbhash, result.gap == nil else { return 0 }
    guard plan.method == .bytes, plan.sampledPercent == nil, result.tally.hasSameDocuments else {
      result.notes.insert("The order in which its documents lie was not compared.")
      return 0
    }
    let capped = CappedCollection(work: prepared.work(on: .whole, 0))
    do throws(MongoError) {
      return try await threads.run { () throws(MongoError) in try capped.displaced() }
    } catch {
      result.gap = "The order in which its documents lie was not compared. \(error.message)"
      return 0
    }
  }
}

extension Verification.Outcome {
  fileprivate init(
    _ collection: ComparedCollection, _ plan: CollectionPlan, _ result: PartitionResult, displaced: Int = 0,
    since begin: ContinuousClock.Instant
  ) {
    var notes = plan.notes + result.notes.sorted()
    if result.tally.reordered > 0 {
      notes.append(
        "Documents that have the same fields in another order and were taken as the same, as was asked: "
          + "\(result.tally.reordered).")
    }
    self.init(
      namespace: collection.namespace, method: plan.method, sampledPercent: plan.sampledPercent, tally: result.tally,
      displaced: displaced, partitions: plan.partitions.count, notes: notes,
      gap: result.gap ?? result.tally.movement, seconds: (ContinuousClock.now - begin) / .seconds(1))
  }
}
