import BSON
import Findings
import Ledger
import MongoClient

import struct Foundation.Data

/// Decides how one collection is compared, or finds in the ledger how it was decided.
struct CollectionPreparation: Sendable {
  let collection: ComparedCollection
  let clusters: ComparedClusters
  let settings: VerificationSettings
  let sink: MismatchSink
  let ledger: VerificationLedger?
  let oplogs: WriteWatch?
  let meter: VerificationMeter
  let stop: StopSignal

  /// A collection that is ready to be compared.
  struct Prepared: Sendable {
    let plan: CollectionPlan
    /// What an earlier run, or a look at the whole, has compared.
    var finished = PartitionResult()
    /// What is left to compare.
    var works: [PartitionWork] = []
    fileprivate let preparation: CollectionPreparation
    fileprivate let meter: NamespaceMeter

    /// All that comparing a partition needs.
    func work(on partition: Partition, _ ordinal: Int) -> PartitionWork {
      let settings = preparation.settings
      return PartitionWork(
        collection: preparation.collection, partition: partition, ordinal: ordinal, clusters: preparation.clusters,
        settings: settings, batchSize: settings.batchSize(forDocumentsOf: plan.documentBytes), sink: preparation.sink,
        ledger: preparation.ledger, oplogs: preparation.oplogs, meter: meter, stop: preparation.stop)
    }
  }

  /// Prepares; blocks.
  ///
  /// - Returns: the collection ready to be compared.
  /// - Throws: `MongoError` when a cluster refuses, the run was ended, or the ledger cannot be used.
  func run() throws(MongoError) -> Prepared {
    try stop.check()
    if let ledger, let kept = try stop.noting({ () throws(LedgerError) in try ledger.collection(namespace) }) {
      return try goOn(with: kept.plan, kept.partitions)
    }
    let planner = PartitionPlanner(
      settings: settings, sampledPercent: settings.method == .bytes ? settings.sampledPercent : nil)
    let source = clusters.source
    let first = work(CollectionPlan(partitions: [.whole]))
    var plan = try first.retrying { () throws(MongoError) in try planner.plan(collection, source) }
    let hashed = try choose(&plan)
    try note(plan)
    var prepared = prepared(plan)
    if let hashed {
      prepared.finished = try prepared.work(on: .whole, 0).finish(hashed)
    } else {
      prepared.works = plan.partitions.enumerated().map { prepared.work(on: $1, $0) }
    }
    return prepared
  }

  private var namespace: String { collection.namespace }

  private func prepared(_ plan: CollectionPlan) -> Prepared {
    Prepared(plan: plan, preparation: self, meter: meter.begin(namespace, expecting: 2 * plan.documents))
  }

  private func work(_ plan: CollectionPlan) -> PartitionWork { prepared(plan).work(on: .whole, 0) }

  private func note(_ plan: CollectionPlan) throws(MongoError) {
    guard let ledger else { return }
    try stop.noting { try ledger.cut(namespace, plan: try plan.kept, into: plan.keptPartitions) }
  }

  /// Takes what was compared already for compared.
  private func goOn(with kept: Data, _ partitions: [LedgerPartition]) throws(MongoError) -> Prepared {
    var prepared = prepared(try stop.noting { try CollectionPlan(kept, partitions) })
    for (ordinal, partition) in partitions.enumerated() {
      let work = prepared.work(on: Partition(partition), ordinal)
      guard let result = partition.result else {
        prepared.works.append(work)
        continue
      }
      let known = try stop.noting { try PartitionResult(result) }
      work.meter.add(known.tally, since: DocumentTally())
      sink.count(known.tally.rowCount, of: namespace)
      prepared.finished.add(known)
    }
    return prepared
  }

  /// Settles the method: the one that was asked for where the servers can do as much, else bytes.
  ///
  /// - Returns: the result, where comparing hashes of the whole has proven it already.
  private func choose(_ plan: inout CollectionPlan) throws(MongoError) -> PartitionResult? {
    switch settings.method {
    case .bytes: return nil
    case .counts:
      plan.method = .counts
      plan.partitions = [.whole]
      return nil
    case .digest:
      if let why = try reasonAgainstDigests() { plan.notes.append(why) } else { plan.method = .digest }
      return nil
    case .dbhash:
      switch try HashComparison(work: work(plan)).run() {
      case .same(let result):
        plan.method = .dbhash
        plan.partitions = [.whole]
        return result
      case .unproven(let why):
        plan.notes.append(why ?? "The hashes of both servers differ or prove nothing, so bytes were compared.")
        return nil
      }
    }
  }

  private func reasonAgainstDigests() throws(MongoError) -> String? {
    guard collection.order != .byBuckets else {
      return "Buckets of time series have no index on _id, so bytes were compared instead of digests."
    }
    guard collection.order == .byID else {
      return "Its collation orders it otherwise than its bytes would, so bytes were compared instead of digests."
    }
    do throws(MongoError) {
      let trial = ReadOnlyCommand.digestTrial(in: collection.database, collection.collection)
      let preference = settings.readPreference
      try work(CollectionPlan(partitions: [.whole])).retrying { () throws(MongoError) in
        _ = try clusters.both { (pool) throws(MongoError) in try pool.documents(trial, preference).count }
      }
      return nil
    } catch {
      guard !stop.isGiven, !error.mayPass else { throw error }
      return "A server gives no digests, so bytes were compared. \(error.message)"
    }
  }
}

extension PartitionWork {
  /// Notes that the partition is done with; blocks.
  ///
  /// - Parameter result: what came of it.
  /// - Returns: the same.
  /// - Throws: `MongoError` when the ledger cannot be written, which ends the run.
  func finish(_ result: PartitionResult) throws(MongoError) -> PartitionResult {
    guard let ledger else { return result }
    try stop.noting {
      try ledger.finish(LedgerPartition(partition, try result.kept), of: collection.namespace, ordinal)
    }
    return result
  }
}

extension StopSignal {
  /// Uses the ledger; if that fails, the run is ended, since it could not be gone on with.
  func noting<Answer>(_ body: () throws -> Answer) throws(MongoError) -> Answer {
    do {
      return try body()
    } catch {
      let reason = "What was found could not be noted. \(error)"
      give(reason)
      throw MongoError(.interrupted, reason)
    }
  }
}
