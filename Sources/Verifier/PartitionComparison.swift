import BSON
import Ledger
import MongoClient

/// Compares the documents of one partition, byte for byte, as both clusters send them.
struct PartitionComparison: Sendable {
  let work: PartitionWork

  /// What is known of the partition so far, and where to go on from if a cluster does not answer.
  private struct Progress {
    var tally = DocumentTally()
    var digest: PartitionDigest?
    var candidates: [MismatchCandidate] = []
    /// The `_id` of the last candidate, whether or not it was looked at again already.
    var lastCandidate: BSONValue?
    /// The last `_id` up to which all is counted in `safe`; nothing at the beginning.
    var last: BSONDocument?
    var safe: (tally: DocumentTally, digest: PartitionDigest?, candidates: Int, lastCandidate: BSONValue?)
    /// Whether mismatches were left out because there are so many.
    var isCutShort = false
    /// Whether mismatches were told that would be told again from `last` on.
    var hasToldSinceNote = false
    /// Whether documents up to `last` may come once more, since a range begins with its bound.
    var skipsLast = false
    var steps = 0
    /// What the meter has been told.
    var metered = DocumentTally()
    /// Why the mismatches could not be noted.
    var failure: LedgerError?

    init(digests: Bool) {
      digest = digests ? PartitionDigest() : nil
      safe = (tally, digest, 0, nil)
    }

    mutating func rewind() {
      tally = safe.tally
      digest = safe.digest
      candidates.removeSubrange(safe.candidates...)
      lastCandidate = safe.lastCandidate
      skipsLast = last != nil
    }
  }

  /// After so many documents the place is noted, so that a broken connection costs no more than these.
  private static let stepsBetweenNotes = 20_000
  /// So many `_id`s are kept before they are looked at again: fewer would wait more often, more would take memory.
  private static let mostCandidates = 5_000

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and why it was not compared to its end where it was not.
  func run() -> PartitionResult {
    var progress = Progress(digests: work.ledger != nil)
    var failures = 0
    while true {
      let begin = progress.last
      do throws(MongoError) {
        let isComplete = try attempt(&progress)
        if progress.failure == nil { try settle(&progress) }
        return result(of: &progress, isComplete && !progress.isCutShort ? nil : PartitionWork.limitReached)
      } catch {
        // What was told stays counted: told once more, it would stand twice among the rows.
        guard !progress.hasToldSinceNote else { return result(of: &progress, Self.gap(error)) }
        // Whoever gets further each time may fail as often as it takes.
        if progress.last != begin { failures = 0 }
        progress.rewind()
        tell(&progress)
        do throws(MongoError) {
          if try work.pause(after: &failures, error) { continue }
        } catch {
          return result(of: &progress, Self.gap(error))
        }
        return result(of: &progress, Self.gap(error))
      }
    }
  }

  private static func gap(_ error: MongoError) -> String {
    "A partition was not compared to its end. \(error.message)"
  }

  private func result(of progress: inout Progress, _ gap: String?) -> PartitionResult {
    tell(&progress)
    let failure = progress.failure.map { "What was found could not be noted. \($0)" }
    if let failure { work.stop.give(failure) }
    return PartitionResult(tally: progress.tally, gap: failure ?? gap, digests: progress.digest?.values)
  }

  private func attempt(_ progress: inout Progress) throws(MongoError) -> Bool {
    let rest = Partition(from: progress.last?["_id"] ?? work.partition.from, to: work.partition.to)
    for command in rest.commands(of: work.collection, batchSize: work.batchSize) {
      let isComplete = try work.clusters.merge(command, work.settings.readPreference) {
        (step, original, copy) throws(MongoError) in
        try take(step, original, copy, &progress)
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
    progress.digest?.take(step, original, copy)
    progress.steps += 1
    if step != .same {
      let candidate =
        step.isOnSource
        ? original.withDocument { MismatchCandidate($0) } : copy.withDocument { MismatchCandidate($0) }
      if let candidate, try Self.isNew(candidate, after: progress.lastCandidate) {
        progress.candidates.append(candidate)
        progress.lastCandidate = candidate.id ?? progress.lastCandidate
      }
    }
    let isFull = progress.candidates.count >= Self.mostCandidates
    guard isFull || progress.steps.isMultiple(of: Self.stepsBetweenNotes) else { return true }
    try work.stop.check()
    if isFull { try settle(&progress) }
    note(step, original, copy, &progress)
    tell(&progress)
    return progress.failure == nil && !progress.isCutShort && !work.isFull
  }

  /// Whether a candidate is not the one before once more, as where shards of a cluster have one `_id` several times.
  ///
  /// - Throws: `MongoError.Code.invalidReply` when it comes before that: its row could be written twice.
  private static func isNew(
    _ candidate: MismatchCandidate, after last: BSONValue?
  ) throws(MongoError) -> Bool {
    guard let id = candidate.id, let last else { return true }
    switch id.order(after: last) {
    case .after: return true
    case .same: return false
    case .before:
      throw MongoError(
        .invalidReply, "Documents did not come in the order of _id, which was asked for, so they cannot be compared.")
    }
  }

  /// Notes the place, unless it could not be found again: where a collation orders the index, or without an `_id`.
  private func note(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor,
    _ progress: inout Progress
  ) {
    guard !work.partition.isOfTexts(in: work.collection), let id = Self.id(step, original, copy)
    else { return }
    progress.last = id
    progress.safe = (progress.tally, progress.digest, progress.candidates.count, progress.lastCandidate)
    progress.hasToldSinceNote = false
  }

  private func tell(_ progress: inout Progress) {
    work.meter.add(progress.tally, since: progress.metered)
    progress.metered = progress.tally
  }

  private static func id(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor
  ) -> BSONDocument? {
    let id = step.isOnSource ? original.withDocument(BSONValue.init(idOf:)) : copy.withDocument(BSONValue.init(idOf:))
    return id.flatMap(\.self).map { ["_id": $0] }
  }

  /// Looks again at what differed, and writes down what differs still.
  private func settle(_ progress: inout Progress) throws(MongoError) {
    let candidates = progress.candidates
    guard !candidates.isEmpty else { return }
    work.meter.addWaiting(candidates.count)
    defer { work.meter.addWaiting(-candidates.count) }
    try Recheck(work: work).settle(candidates) { seen in
      if !seen.mismatches.isEmpty { progress.hasToldSinceNote = true }
      do throws(LedgerError) {
        try work.tell(seen.mismatches)
      } catch {
        progress.failure = error
        return false
      }
      for mismatch in seen.mismatches { progress.tally.count(mismatch) }
      progress.tally.vanished += seen.vanished
      progress.tally.reordered += seen.reordered
      progress.isCutShort = work.isFull
      return !progress.isCutShort
    }
    progress.candidates = []
    progress.safe.candidates = 0
  }
}
