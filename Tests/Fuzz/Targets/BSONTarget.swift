import BSON

extension FuzzTarget {
  /// Replies of a server: every element of every document in them is read.
  static let bson = FuzzTarget(name: "bson", seeds: documents.map(\.bytes)) { input in
    guard let document = try? BSONDocument(copying: input.span), (try? document.readAll()) != nil else { return false }
    let rebuilt = BSONDocument(try document.pairs().map { ($0.name, $0.value) })
    guard rebuilt.names == document.names else { throw Broken(description: "The names differ once built anew.") }
    _ = document[path: "cursor", "firstBatch"]?.documents
    _ = document.appending("more", 1)["more"]
    return true
  }

  private static let documents: [BSONDocument] = [
    [:],
    ["ok": 1, "cursor": ["id": .int64(0), "ns": "shop.orders", "firstBatch": [["a": ["b", .null, true]]]]],
    [
      "double": 1.5, "text": "héllo\u{0}🙂", "binary": .other(.binary, [3, 0, 0, 0, 0x80, 7, 8, 9]),
      "id": .objectID(Array(1...12)), "date": .date(-1), "time": .timestamp(seconds: .max, increment: 1),
      "regular": .other(.regularExpression, Array("^a\u{0}im\u{0}".utf8)), "min": .other(.minKey, []),
      "code": .other(.javaScriptWithScope, [15, 0, 0, 0, 2, 0, 0, 0, 0x78, 0, 5, 0, 0, 0, 0]),
      "decimal": .other(.decimal128, Array(repeating: 0, count: 14) + [0x40, 0x30]), "long": .int64(.min),
    ],
  ]
}

extension BSONDocument {
  fileprivate func readAll() throws(BSONError) {
    for (_, value) in try pairs() {
      switch value {
      case .document(let inner), .array(let inner): try inner.readAll()
      default: break
      }
    }
  }
}
