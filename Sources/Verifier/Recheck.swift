import BSON
import MongoClient

/// Reads again what differed, from the primaries and with what a majority has, before anybody is blamed.
///
/// It tells of a document only while the two clusters differ in it each time it is looked at.
struct Recheck: Sendable {
  let work: PartitionWork

  /// How many documents are asked for at once.
  private static let chunk = 500

  /// What came of looking again at some documents.
  struct Result: Sendable {
    /// What differs still.
    var mismatches: [Mismatch] = []
    /// How many documents were on neither cluster any more.
    var vanished = 0
    /// How many documents are taken as the same although their fields come in another order.
    var reordered = 0
  }

  /// Looks at candidates again, as often as the settings say; blocks.
  ///
  /// All are looked at before any is looked at once more, so that the delays are waited for together.
  ///
  /// - Parameters:
  ///   - candidates: what differed.
  ///   - onSettled: told what came of some of them; it says whether to go on.
  /// - Throws: `MongoError` when a cluster refuses or is not reached.
  func settle(_ candidates: [MismatchCandidate], onSettled: (Result) -> Bool) throws(MongoError) {
    let unreadable = candidates.filter { $0.id == nil }.map { _ in
      Mismatch(namespace: work.collection.namespace, id: nil, kind: .undecodable)
    }
    var pending: [BSONValue] = []
    var seen: [BSONValue: ContinuousClock.Instant] = [:]
    pending.reserveCapacity(candidates.count)
    seen.reserveCapacity(candidates.count)
    var lastLook = candidates.last?.seen ?? .now
    for candidate in candidates {
      guard let id = candidate.id else { continue }
      pending.append(id)
      seen[id] = min(candidate.seen, seen[id] ?? candidate.seen)
      lastLook = max(lastLook, candidate.seen)
    }
    let rounds = max(1, work.settings.rechecks)
    for round in 1...rounds where !pending.isEmpty {
      try work.wait((lastLook + work.settings.recheckDelay - .now) / .seconds(1))
      var differing: [BSONValue] = []
      for start in stride(from: 0, to: pending.count, by: Self.chunk) {
        var result = Result()
        try look(at: Array(pending[start..<min(pending.count, start + Self.chunk)]), seen, &result)
        if round < rounds {
          differing += result.mismatches.compactMap(\.id)
          result.mismatches.removeAll { $0.id != nil }
        } else {
          try explain(&result.mismatches)
        }
        guard onSettled(result) else { return }
      }
      lastLook = .now
      pending = differing
    }
    if !unreadable.isEmpty { _ = onSettled(Result(mismatches: unreadable)) }
  }

  /// Finds the documents that differ still.
  private func look(
    at ids: [BSONValue], _ seen: [BSONValue: ContinuousClock.Instant], _ result: inout Result
  ) throws(MongoError) {
    let outcomes = try work.retrying { () throws(MongoError) in try read(ids) }
    let found = Set(outcomes.lazy.flatMap(\.ids))
    result.vanished += ids.count { !found.contains($0) }
    let now = ContinuousClock.now
    for outcome in outcomes {
      guard let kind = outcome.kind else { continue }
      if work.settings.ignoresFieldOrder, outcome.difference?.isOrderOnly == true {
        result.reordered += 1
        continue
      }
      let since = outcome.ids.compactMap { seen[$0] }.min() ?? now
      result.mismatches.append(
        Mismatch(
          namespace: work.collection.namespace, id: outcome.ids.first, kind: kind, difference: outcome.difference,
          persistedSeconds: (now - since) / .seconds(1),
          circumstance: outcome.isExpired ? .ttlWindow : nil))
    }
  }

  /// Finds out what happened around the documents that differ still.
  private func explain(_ mismatches: inout [Mismatch]) throws(MongoError) {
    let ids = mismatches.compactMap(\.id)
    guard !ids.isEmpty else { return }
    if work.collection.isCapped, mismatches.contains(where: { $0.kind == .missing || $0.kind == .extra }) {
      let gone = try work.retrying { () throws(MongoError) in try CappedCollection(work: work).rolledOver() }
      for index in mismatches.indices where mismatches[index].id.map(gone.contains) ?? false {
        mismatches[index].circumstance = .cappedRollOver
      }
    }
    guard let oplogs = work.oplogs else { return }
    let written = try work.retrying { () throws(MongoError) in try oplogs.written(in: work.collection, ids) }
    for index in mismatches.indices where mismatches[index].id.map(written.contains) ?? false {
      mismatches[index].circumstance = .writtenSince
    }
  }

  /// What became of one `_id`.
  private struct Outcome {
    /// The `_id` as one side has it, and as the other has it where the types differ; none where it cannot be read.
    var ids: [BSONValue]
    /// How the clusters differ; nothing where they do not.
    var kind: Mismatch.Kind?
    var difference: DocumentDifference?
    /// Whether one side has it alone, and its time is over.
    var isExpired = false
    /// What came under the `_id` so far.
    var documents = DocumentsOfOneID()
  }

  private func read(_ ids: [BSONValue]) throws(MongoError) -> [Outcome] {
    let usesIndex =
      switch work.collection.order {
      case .byID: true
      // Before 6.0 buckets have no index on _id.
      case .byBuckets: false
      case .byCollation: !ids.contains(where: \.isOrderedByCollation)
      }
    let command = ReadOnlyCommand.documents(
      in: work.collection.database, work.collection.collection, withIDs: ids, usesIndex: usesIndex,
      batchSize: min(work.batchSize, Int32(clamping: Self.chunk)))
    var outcomes: [Outcome] = []
    try work.clusters.merge(command, .primary) { (step, original, copy) throws(MongoError) in
      take(step, original, copy, &outcomes)
      return true
    }
    return outcomes
  }

  private func take(
    _ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor,
    _ outcomes: inout [Outcome]
  ) {
    var ids: [BSONValue] = []
    if step.isOnSource, let id = original.withDocument(BSONValue.init(idOf:)).flatMap(\.self) { ids.append(id) }
    if step.isOnDestination, let id = copy.withDocument(BSONValue.init(idOf:)).flatMap(\.self), ids.first != id {
      ids.append(id)
    }
    // The same _id once more, as two shards of one cluster can have it.
    if let last = outcomes.indices.last, let id = ids.first, let before = outcomes[last].ids.first,
      id.precedence(to: before) == .same
    {
      outcomes[last].ids += ids.filter { !outcomes[last].ids.contains($0) }
      outcomes[last].documents.take(step, original, copy)
      outcomes[last].kind = outcomes[last].documents.kind
      outcomes[last].difference = outcomes[last].documents.difference(telling: work.settings.disclosure)
      outcomes[last].isExpired = false
      return
    }
    // Whatever came before is complete, and what it was is not needed any more.
    if let last = outcomes.indices.last { outcomes[last].documents = DocumentsOfOneID() }
    var outcome = Outcome(ids: ids, kind: step.kind)
    outcome.documents.take(step, original, copy)
    switch step {
    case .differs: outcome.difference = outcome.documents.difference(telling: work.settings.disclosure)
    case .missing: outcome.isExpired = original.withDocument(isExpired) ?? false
    case .extra: outcome.isExpired = copy.withDocument(isExpired) ?? false
    case .same, .undecodableOnSource, .undecodableOnDestination: break
    }
    outcomes.append(outcome)
  }

  private func isExpired(_ bytes: Span<UInt8>) -> Bool {
    guard !work.collection.expiries.isEmpty, let document = try? BSONDocument(copying: bytes) else { return false }
    return work.collection.expiries.contains { $0.isOver(for: document) }
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
