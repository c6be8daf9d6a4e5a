import BSON
import MongoClient

/// A document that differed when it was first read, and has to be read again before that counts.
struct MismatchCandidate: Sendable {
  /// The `_id`; nothing where it could not be read.
  let id: BSONValue?
  /// When it was seen to differ.
  let seen: ContinuousClock.Instant

  /// Keeps the `_id` of a document.
  init(_ bytes: Span<UInt8>) {
    seen = .now
    id = BSONValue(idOf: bytes)
  }
}

extension BSONValue {
  /// Reads the `_id` of a document; nothing where it has none or is damaged before it.
  init?(idOf bytes: Span<UInt8>) {
    guard let element = DocumentID(of: bytes)?.element, let value = try? BSONValue(element, in: bytes) else {
      return nil
    }
    self = value
  }

  /// Where the value of an `_id` stands relative to another.
  ///
  /// What most `_id`s are is compared here: documents need not be made of them.
  func precedence(to other: BSONValue) -> Precedence {
    switch (self, other) {
    case (.int32(let own), .int32(let other)): own < other ? .before : own == other ? .same : .after
    case (.int64(let own), .int64(let other)): own < other ? .before : own == other ? .same : .after
    case (.objectID(let own), .objectID(let other)):
      own == other ? .same : own.lexicographicallyPrecedes(other) ? .before : .after
    default: (try? BSONOrder.compareFirst(["_id": self], ["_id": other])) ?? .before
    }
  }
}
