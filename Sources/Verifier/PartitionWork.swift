import BSON
import Ledger
import MongoClient

import class Foundation.Thread

/// All that comparing one partition needs.
struct PartitionWork: Sendable {
  let collection: ComparedCollection
  var partition: Partition
  /// Its place among the partitions of the collection.
  let ordinal: Int
  let clusters: ComparedClusters
  let settings: VerificationSettings
  let batchSize: Int32
  let sink: MismatchSink
  let ledger: VerificationLedger?
  let oplogs: WriteWatch?
  let meter: NamespaceMeter
  let stop: StopSignal

  /// Why the rest of a collection is left out once it has many mismatches.
  static let limitReached = "So many mismatches were found that the rest was left out."

  /// Whether no more mismatches of the collection are wanted.
  var isFull: Bool { settings.mostMismatches.map { sink.count(of: collection.namespace) >= $0 } ?? false }

  /// The same for a part of the partition.
  func part(from: BSONValue?, to: BSONValue?) -> PartitionWork {
    var work = self
    work.partition = Partition(from: from, to: to)
    return work
  }

  /// Notes mismatches and hands them on.
  ///
  /// - Throws: `LedgerError` when they cannot be noted.
  func tell(_ mismatches: [Mismatch]) throws(LedgerError) {
    guard !mismatches.isEmpty else { return }
    let rows = ledger != nil || sink.wantsRows ? mismatches.map(\.row) : []
    try ledger?.add(rows, of: collection.namespace, ordinal)
    sink.take(mismatches, rows, of: collection.namespace)
  }

  /// Asks again where a cluster does not answer, after longer and longer pauses; blocks.
  ///
  /// - Parameter body: asks.
  /// - Returns: what it returns.
  /// - Throws: what it throws last, once all retries are used up.
  func retrying<Answer>(_ body: () throws(MongoError) -> Answer) throws(MongoError) -> Answer {
    var failures = 0
    while true {
      do throws(MongoError) {
        return try body()
      } catch {
        guard try pause(after: &failures, error) else { throw error }
      }
    }
  }

  /// Waits after a failure.
  ///
  /// - Parameters:
  ///   - failures: how many there were before; one more is counted.
  ///   - error: the failure.
  /// - Returns: whether asking again may help.
  /// - Throws: `MongoError` when the run was ended meanwhile.
  func pause(after failures: inout Int, _ error: MongoError) throws(MongoError) -> Bool {
    guard error.mayPass, failures < settings.retries, !stop.isGiven else { return false }
    // 0.25 s, doubled up to 4 s: eight retries outlast the election of a primary and the start of a member.
    try wait(min(4, 0.25 * Double(1 << failures)))
    failures += 1
    return true
  }

  /// Waits, and no longer than the run lasts.
  ///
  /// - Parameter seconds: how long.
  /// - Throws: `MongoError` when the run was ended meanwhile.
  func wait(_ seconds: Double) throws(MongoError) {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      try stop.check()
      Thread.sleep(forTimeInterval: max(0, min(0.1, (end - .now) / .seconds(1))))
    }
  }
}

extension MongoError {
  /// Whether asking again may help: the connection broke, the primary changed, or a cursor was ended.
  ///
  /// Source: MongoDB docs, server: error codes; specification of retryable reads, and 43 and 237 for cursors.
  var mayPass: Bool {
    switch code {
    case .unreachable: true
    default:
      serverCode.map {
        [6, 7, 43, 89, 91, 134, 189, 237, 262, 9001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436].contains($0)
      } ?? false
    }
  }
}
