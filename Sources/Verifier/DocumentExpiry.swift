import BSON
import Evidence

import struct Foundation.Date

/// When the documents of a collection expire, by a TTL index.
///
/// Source: MongoDB docs, server: TTL indexes; of an array the earliest date counts.
struct DocumentExpiry: Hashable, Sendable {
  /// The way to the field that holds the date.
  let path: [String]
  /// How many seconds after that date a document may go.
  let seconds: Double

  /// The rules of a collection; a clustered one may have one without an index.
  static func all(of collection: CollectionEvidence) -> [DocumentExpiry] {
    let indexed = collection.completeIndexes.compactMap { index in
      index.expireAfterSeconds.flatMap { seconds in
        index.keyFields.first.map { DocumentExpiry(path: $0.split(separator: ".").map(String.init), seconds: seconds) }
      }
    }
    let own = collection.options["expireAfterSeconds"]?.number
    guard collection.type != "timeseries" else {
      return own.map { [DocumentExpiry(path: ["control", "max"], seconds: $0)] } ?? []
    }
    return indexed + (own.map { [DocumentExpiry(path: ["_id"], seconds: $0)] } ?? [])
  }

  /// The TTL monitor comes by once a minute, and clocks differ a little.
  private static let window = 120.0

  /// Whether a document may have been let go already, or will be any moment.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - now: the present.
  /// - Returns: whether its time is over.
  func isOver(for document: BSONDocument, at now: Date = Date()) -> Bool {
    let value = path.dropFirst().reduce(path.first.flatMap { document[$0] }) { value, name in value?.document?[name] }
    return Self.dates(in: value).contains { Double($0) / 1000 + seconds - Self.window < now.timeIntervalSince1970 }
  }

  private static func dates(in value: BSONValue?) -> [Int64] {
    switch value {
    case .date(let milliseconds): [milliseconds]
    case .array: (value?.array ?? []).flatMap { dates(in: $0) }
    case .document(let fields): ((try? fields.pairs()) ?? []).flatMap { dates(in: $0.value) }
    default: []
    }
  }
}
