import BSON
import MongoClient

import class Foundation.Thread

/// Reads again what differed, from the primaries and with what a majority has, before anybody is blamed.
///
/// It is told of a document only while the two clusters differ in it each time it is looked at.
struct Recheck: Sendable {
  let collection: ComparedCollection
  let source: ClientPool
  let destination: ClientPool
  let settings: VerificationSettings
  let stop: StopSignal

  /// How many documents are asked for at once.
  private static let chunk = 1000

  /// Looks at candidates again, as often as the settings say; blocks.
  ///
  /// - Parameter candidates: what differed.
  /// - Returns: what differs still.
  /// - Throws: `MongoError` when a cluster refuses or is not reached.
  func settle(_ candidates: [MismatchCandidate]) throws(MongoError) -> [Mismatch] {
    var settled = candidates.filter { $0.value == nil }.map { _ in
      Mismatch(namespace: collection.namespace, id: nil, kind: .undecodable)
    }
    let readable = candidates.filter { $0.value != nil }
    let seen = Dictionary(readable.compactMap { candidate in candidate.value.map { ($0, candidate.seen) } }) {
      min($0, $1)
    }
    var pending = readable.compactMap(\.value)
    var lastLook = readable.map(\.seen).max() ?? .now
    var mismatches: [Mismatch] = []
    for _ in 0..<max(1, settings.rechecks) where !pending.isEmpty {
      settled += mismatches.filter { $0.id == nil }
      mismatches = []
      try wait(until: lastLook + settings.recheckDelay)
      for start in stride(from: 0, to: pending.count, by: Self.chunk) {
        mismatches += try look(at: Array(pending[start..<min(pending.count, start + Self.chunk)]), seen)
      }
      lastLook = .now
      pending = mismatches.compactMap(\.id)
    }
    return settled + mismatches
  }

  /// The documents that differ still.
  private func look(
    at ids: [BSONValue], _ seen: [BSONValue: ContinuousClock.Instant]
  ) throws(MongoError) -> [Mismatch] {
    try read(ids).compactMap { outcome in
      guard let kind = outcome.kind else { return nil }
      let since = outcome.ids.compactMap { seen[$0] }.min() ?? .now
      return Mismatch(
        namespace: collection.namespace, id: outcome.ids.first, kind: kind, difference: outcome.difference,
        persistedSeconds: (ContinuousClock.now - since) / .seconds(1))
    }
  }

  private func wait(until moment: ContinuousClock.Instant) throws(MongoError) {
    while ContinuousClock.now < moment {
      guard !stop.isGiven else { throw MongoError(.interrupted, "The run was interrupted.") }
      Thread.sleep(forTimeInterval: min(0.1, (moment - .now) / .seconds(1)))
    }
  }

  /// What became of one `_id`.
  private struct Outcome {
    /// The `_id` as one side has it, and as the other has it where the types differ.
    var ids: [BSONValue]
    let id: BSONDocument
    /// How the clusters differ; nothing where they do not.
    var kind: Mismatch.Kind?
    var difference: DocumentDifference?
    var steps = 1
  }

  private func read(_ ids: [BSONValue]) throws(MongoError) -> [Outcome] {
    let command = ReadOnlyCommand.documents(
      in: collection.database, collection.collection, withIDs: ids, batchSize: Int32(clamping: Self.chunk))
    var outcomes: [Outcome] = []
    try source.withClient { (left) throws(MongoError) in
      try destination.withClient { (right) throws(MongoError) in
        var original = try left.cursor(command, on: try left.selectServer())
        var copy = try right.cursor(command, on: try right.selectServer())
        try OrderedMerge.run(&original, &copy) { (step, original, copy) throws(MongoError) in
          Self.take(step, original, copy, &outcomes)
          return true
        }
      }
    }
    return outcomes
  }

  private static func take(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor,
    _ outcomes: inout [Outcome]
  ) {
    let ids = [
      step.isOnSource ? original.withDocument { MismatchCandidate($0).id } : nil,
      step.isOnDestination ? copy.withDocument { MismatchCandidate($0).id } : nil,
    ].compactMap(\.self)
    let values = ids.compactMap { $0["_id"] }
    // The same _id once more, as two shards of one cluster can have it.
    if let last = outcomes.indices.last, let id = ids.first,
      (try? BSONOrder.compareFirst(outcomes[last].id, id)) == .same
    {
      outcomes[last].steps += 1
      if step != .same || outcomes[last].kind != nil { outcomes[last].kind = .duplicateId }
      return
    }
    var difference: DocumentDifference?
    if step == .differs {
      difference = original.withDocument { left in copy.withDocument { right in try? DocumentDifference(left, right) } }
        .flatMap(\.self).flatMap(\.self)
    }
    outcomes.append(Outcome(ids: values, id: ids.first ?? [:], kind: step.kind, difference: difference))
  }
}

extension MergeStep {
  /// Whether the step is about a document of the source.
  var isOnSource: Bool { self != .extra && self != .undecodableOnDestination }

  /// Whether the step is about a document of the destination.
  var isOnDestination: Bool { self != .missing && self != .undecodableOnSource }

  /// The kind of mismatch that it is; nothing where both are the same.
  var kind: Mismatch.Kind? {
    switch self {
    case .same: nil
    case .differs: .differs
    case .missing: .missing
    case .extra: .extra
    case .undecodableOnSource, .undecodableOnDestination: .undecodable
    }
  }
}
