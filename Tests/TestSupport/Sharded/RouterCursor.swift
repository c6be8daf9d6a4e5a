import BSON

/// A cursor of the router stand-in over the cursors of one or more shards.
///
/// It merges where the request asked for an order, and otherwise gives the shards' documents in an order that a seed
/// decides, as a mongos gives them in the order in which the shards answer.
final class RouterCursor {
  /// The field in which shards send the sort key beside each document.
  static let sortKey = "__sortKey"

  /// What is left of one shard's answer.
  struct Part {
    let shard: RouterStandIn.Shard
    /// The shard's own cursor; 0 once it has sent everything.
    var cursor: Int
    var documents: ArraySlice<BSONDocument>
  }

  /// How documents of several shards are put together.
  struct Merge {
    /// For each field of the sort whether it ascends; empty where no order was asked for.
    var ascending: [Bool] = []
    var skip = 0
    /// How many documents come at most; nil for all.
    var limit: Int?
  }

  let id: Int64
  let database: String
  let collection: String
  var parts: [Part]
  private var merge: Merge
  private let fetch: (Part) throws -> Part

  /// Starts with the shards' first batches; `fetch` asks a shard for the next one.
  init(
    id: Int64, _ database: String, _ collection: String, _ parts: [Part], _ merge: Merge,
    fetch: @escaping (Part) throws -> Part
  ) {
    self.id = id
    self.database = database
    self.collection = collection
    self.parts = parts
    self.merge = merge
    self.fetch = fetch
  }

  /// Whether no document can come any more.
  var isAtEnd: Bool { merge.limit == 0 || parts.allSatisfy { $0.cursor == 0 && $0.documents.isEmpty } }

  /// The next documents, at most so many and at most 16 MB of them.
  func batch(of count: Int, _ numbers: inout SeededNumbers) throws -> [BSONDocument] {
    let mostBytes = 15_000_000
    var documents: [BSONDocument] = []
    var bytes = 0
    while documents.count < count, bytes < mostBytes, merge.limit != 0 {
      guard let next = try next(&numbers) else { break }
      if merge.skip > 0 {
        merge.skip -= 1
        continue
      }
      merge.limit = merge.limit.map { $0 - 1 }
      bytes += next.bytes.count
      documents.append(next)
    }
    return documents
  }

  private func next(_ numbers: inout SeededNumbers) throws -> BSONDocument? {
    guard !merge.ascending.isEmpty else {
      while let index = parts.indices.filter({ !isAtEnd(parts[$0]) }).randomElement(using: &numbers) {
        if parts[index].documents.isEmpty { parts[index] = try fetch(parts[index]) }
        if let document = parts[index].documents.popFirst() { return document }
      }
      return nil
    }
    for index in parts.indices {
      while parts[index].documents.isEmpty, !isAtEnd(parts[index]) { parts[index] = try fetch(parts[index]) }
    }
    let heads = parts.indices.filter { !parts[$0].documents.isEmpty }
    guard let first = heads.min(by: { comesBefore(parts[$0].documents.first, parts[$1].documents.first) }) else {
      return nil
    }
    return try parts[first].documents.popFirst()?.withoutLast(Self.sortKey)
  }

  private func isAtEnd(_ part: Part) -> Bool { part.cursor == 0 && part.documents.isEmpty }

  private func comesBefore(_ left: BSONDocument?, _ right: BSONDocument?) -> Bool {
    let (left, right) = (left?[Self.sortKey]?.array ?? [], right?[Self.sortKey]?.array ?? [])
    for (index, ascends) in merge.ascending.enumerated() where index < left.count && index < right.count {
      switch try? BSONOrder.compareFirst([("k", left[index])].document, [("k", right[index])].document) {
      case .before: return ascends
      case .after: return !ascends
      case .same, nil: continue
      }
    }
    return false
  }
}

extension [(String, BSONValue)] {
  fileprivate var document: BSONDocument { BSONDocument(self) }
}

extension BSONDocument {
  /// The document without its last element, whose name is given; all other bytes stay as they are.
  fileprivate func withoutLast(_ name: String) throws -> BSONDocument {
    guard let value = self[name] else { return self }
    let lengthField = 4
    let element = BSONDocument([(name, value)]).bytes.count - lengthField
    var rest = Array(bytes.dropLast(element)) + [0]
    let length = UInt32(truncatingIfNeeded: rest.count)
    for index in 0..<lengthField { rest[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
    return try BSONDocument(copying: rest.span)
  }
}
