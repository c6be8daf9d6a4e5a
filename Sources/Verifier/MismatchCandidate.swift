import BSON
import MongoClient

/// A document that differed when it was first read, and has to be read again before that counts.
struct MismatchCandidate: Sendable {
  /// A document of its `_id` and nothing else; empty where that could not be read.
  let id: BSONDocument
  /// When it was seen to differ.
  let seen: ContinuousClock.Instant

  /// Keeps the `_id` of a document.
  init(_ bytes: Span<UInt8>) {
    seen = .now
    guard let element = DocumentID(of: bytes)?.element, let value = try? BSONValue(element, in: bytes) else {
      id = [:]
      return
    }
    id = BSONDocument([("_id", value)])
  }

  /// The `_id`; nothing where it could not be read.
  var value: BSONValue? { id["_id"] }
}
