public import BSON
import MongoClient

/// A stretch of a collection between two values of `_id`.
public struct Partition: Hashable, Sendable {
  /// The first `_id`; nothing where it begins with the collection.
  public let from: BSONValue?
  /// The first `_id` that is not in it any more; nothing where it ends with the collection.
  public let to: BSONValue?

  /// The whole collection.
  public static let whole = Partition(from: nil, to: nil)

  /// The least of all strings, with which what a collation orders begins, and the least value after all that.
  ///
  /// Source: MongoDB docs, server: comparison and sort order, by which strings, objects and arrays come one after the
  /// other and binary data next.
  static let texts = Partition(from: "", to: .other(.binary, [0, 0, 0, 0, 0]))

  /// Cuts a collection.
  ///
  /// - Parameter bounds: values of `_id` in their order.
  /// - Returns: one partition more than there are bounds, which leave no `_id` out and hold none twice.
  static func between(_ bounds: [BSONValue]) -> [Partition] {
    zip([nil] + bounds, bounds + [nil]).map { Partition(from: $0, to: $1) }
  }

  /// Whether it holds those `_id`s of a collection that a collation orders.
  func isOfTexts(in collection: ComparedCollection) -> Bool { collection.order == .byCollation && self == .texts }

  /// The commands that read it, one after the other.
  ///
  /// A lower bound alone leaves out a document whose `_id` is MaxKey, seen on 6.0.27, so that is asked for by itself.
  func commands(of collection: ComparedCollection, batchSize: Int32) -> [ReadOnlyCommand] {
    let (database, name) = (collection.database, collection.collection)
    if isOfTexts(in: collection) { return [.documentsWithTextID(in: database, name, batchSize: batchSize)] }
    if collection.order == .byBuckets {
      return [.bucketsByID(in: database, name, from: from, to: to, batchSize: batchSize)]
    }
    let range = ReadOnlyCommand.documentsByID(in: database, name, from: from, to: to, batchSize: batchSize)
    guard from != nil, to == nil else { return [range] }
    return [range, .documents(in: database, name, withIDs: [.other(.maxKey, [])], batchSize: 1)]
  }
}

extension BSONValue {
  /// Whether a collation decides where an `_id` stands.
  var isOrderedByCollation: Bool {
    switch self {
    case .string, .document, .array, .other(.symbol, _): true
    default: false
    }
  }
}
