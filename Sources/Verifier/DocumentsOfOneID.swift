import BSON

/// The documents that both clusters have under one `_id`: one each, unless shards of a cluster have it several times.
///
/// A router gives them in any order, so they are compared as a whole: each is set off against an equal one.
struct DocumentsOfOneID {
  private var sourceCount = 0
  private var destinationCount = 0
  /// Documents of the source without an equal one on the destination.
  private var originals: [[UInt8]] = []
  /// Documents of the destination without an equal one on the source.
  private var copies: [[UInt8]] = []
  private var isUnreadable = false

  /// Adds what one step is about.
  mutating func take<Stream: DocumentStream & ~Copyable>(
    _ step: MergeStep, _ original: borrowing Stream, _ copy: borrowing Stream
  ) {
    if step.isOnSource { sourceCount += 1 }
    if step.isOnDestination { destinationCount += 1 }
    guard step != .same else { return }
    isUnreadable = isUnreadable || step == .undecodableOnSource || step == .undecodableOnDestination
    if step.isOnSource { original.withDocument { Self.setOff($0.copied, &originals, &copies) } }
    if step.isOnDestination { copy.withDocument { Self.setOff($0.copied, &copies, &originals) } }
  }

  private static func setOff(_ document: [UInt8], _ own: inout [[UInt8]], _ others: inout [[UInt8]]) {
    if let equal = others.firstIndex(of: document) {
      others.remove(at: equal)
    } else {
      own.append(document)
    }
  }

  /// How the clusters differ in them; nil if they do not.
  var kind: Mismatch.Kind? {
    if isUnreadable { return .undecodable }
    if originals.isEmpty, copies.isEmpty { return nil }
    if destinationCount == 0 { return .missing }
    if sourceCount == 0 { return .extra }
    return sourceCount == destinationCount ? .differs : .duplicateId
  }

  /// How the only document without an equal one differs from the only one on the other side.
  ///
  /// - Parameter disclosure: what of the values may be shown.
  /// - Returns: the difference; nil if a side has not exactly one such document.
  func difference(telling disclosure: ValueDisclosure) -> DocumentDifference? {
    guard originals.count == 1, copies.count == 1, let original = originals.first, let copy = copies.first else {
      return nil
    }
    return try? DocumentDifference(original.span, copy.span, telling: disclosure)
  }
}
