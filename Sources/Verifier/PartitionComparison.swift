import BSON
import MongoClient

import class Foundation.Thread

/// Compares the documents of one partition, byte for byte, as both clusters send them.
struct PartitionComparison: Sendable {
  let collection: ComparedCollection
  let partition: Partition
  let source: ClientPool
  let destination: ClientPool
  let settings: VerificationSettings
  let batchSize: Int32
  let sink: MismatchSink
  let meter: VerificationMeter
  let stop: StopSignal

  /// What is known of the partition so far, and where to go on from if a cluster does not answer.
  private struct Progress {
    var tally = DocumentTally()
    var candidates: [MismatchCandidate] = []
    /// The last `_id` up to which all is counted in `safe`; nothing at the beginning.
    var last: BSONDocument?
    var safe: (tally: DocumentTally, candidates: Int) = (DocumentTally(), 0)
    /// Whether documents up to `last` may come once more, since a range begins with its bound.
    var skipsLast = false
    var steps = 0
    /// What the meter has been told.
    var metered = DocumentTally()

    mutating func rewind() {
      tally = safe.tally
      candidates.removeSubrange(safe.candidates...)
      skipsLast = last != nil
    }
  }

  /// After so many documents the place is noted, so that a broken connection costs no more than these.
  private static let stepsBetweenNotes = 20_000
  /// So many mismatches are kept before they are looked at again; more would only take memory.
  private static let mostCandidates = 10_000

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and whether the partition was compared to its end.
  /// - Throws: `MongoError` when a cluster refuses, or has not answered after all retries.
  func run() throws(MongoError) -> (tally: DocumentTally, isComplete: Bool) {
    var progress = Progress()
    var failures = 0
    while true {
      do throws(MongoError) {
        let isComplete = try attempt(&progress)
        try settle(&progress)
        tell(&progress)
        return (progress.tally, isComplete)
      } catch {
        guard error.mayPass, failures < settings.retries, !stop.isGiven else { throw error }
        progress.rewind()
        tell(&progress)
        Thread.sleep(forTimeInterval: 0.25 * Double(1 << failures))
        failures += 1
      }
    }
  }

  private func attempt(_ progress: inout Progress) throws(MongoError) -> Bool {
    let rest = Partition(from: progress.last?["_id"] ?? partition.from, to: partition.to)
    for command in rest.commands(of: collection, batchSize: batchSize) {
      let isComplete = try source.withClient { (left) throws(MongoError) in
        try destination.withClient { (right) throws(MongoError) in
          var original = try left.cursor(command, on: try left.selectServer())
          var copy = try right.cursor(command, on: try right.selectServer())
          return try OrderedMerge.run(&original, &copy) { (step, original, copy) throws(MongoError) in
            try take(step, original, copy, &progress)
          }
        }
      }
      guard isComplete else { return false }
    }
    return true
  }

  /// Takes one step.
  ///
  /// - Returns: whether to go on.
  private func take(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor,
    _ progress: inout Progress
  ) throws(MongoError) -> Bool {
    if progress.skipsLast, let last = progress.last {
      if Self.id(step, original, copy).map({ (try? BSONOrder.compareFirst($0, last)) == .same }) ?? false {
        return true
      }
      progress.skipsLast = false
    }
    if step.isOnSource {
      progress.tally.sourceDocuments += 1
      progress.tally.sourceBytes += original.byteCount
    }
    if step.isOnDestination {
      progress.tally.destinationDocuments += 1
      progress.tally.destinationBytes += copy.byteCount
    }
    progress.steps += 1
    if step != .same {
      let candidate =
        step.isOnSource
        ? original.withDocument { MismatchCandidate($0) } : copy.withDocument { MismatchCandidate($0) }
      if let candidate { progress.candidates.append(candidate) }
    }
    let isFull = progress.candidates.count >= Self.mostCandidates
    guard isFull || progress.steps.isMultiple(of: Self.stepsBetweenNotes) else { return true }
    guard !stop.isGiven else { throw MongoError(.interrupted, "The run was interrupted.") }
    guard let id = Self.id(step, original, copy), id["_id"] != nil else { return true }
    if isFull { try settle(&progress) }
    progress.last = id
    progress.safe = (progress.tally, progress.candidates.count)
    tell(&progress)
    return !sink.isFull(for: collection.namespace)
  }

  private func tell(_ progress: inout Progress) {
    meter.add(progress.tally, since: progress.metered)
    progress.metered = progress.tally
  }

  private static func id(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor
  ) -> BSONDocument? {
    step.isOnSource
      ? original.withDocument { MismatchCandidate($0).id } : copy.withDocument { MismatchCandidate($0).id }
  }

  /// Looks again at what differed, and writes down what differs still.
  private func settle(_ progress: inout Progress) throws(MongoError) {
    guard !progress.candidates.isEmpty else { return }
    let recheck = Recheck(
      collection: collection, source: source, destination: destination, settings: settings, stop: stop)
    let mismatches = try recheck.settle(progress.candidates)
    progress.candidates = []
    progress.safe.candidates = 0
    for mismatch in mismatches { progress.tally.count(mismatch) }
    sink.take(mismatches, of: collection.namespace)
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
