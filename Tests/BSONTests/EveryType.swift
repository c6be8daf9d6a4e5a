import BSON

/// One value of every type of the BSON specification, with the bytes that the specification gives for it.
enum EveryType {
  static let identifier: [UInt8] = Array(1...12)

  static let values: [(name: String, value: BSONValue)] = [
    ("double", 1.5), ("string", "héllo\u{0}🙂"), ("document", ["a": ["b": ["c": 1]]]), ("array", [1, "two", [3]]),
    ("binary", .other(.binary, [3, 0, 0, 0, 0x80, 7, 8, 9])), ("undefined", .other(.undefined, [])),
    ("objectID", .objectID(identifier)), ("true", true), ("false", false), ("date", .date(-1)), ("null", .null),
    ("regularExpression", .other(.regularExpression, Array("^a\u{0}im\u{0}".utf8))),
    ("dbPointer", .other(.dbPointer, [2, 0, 0, 0, 0x62, 0] + identifier)),
    ("javaScript", .other(.javaScript, [2, 0, 0, 0, 0x78, 0])), ("symbol", .other(.symbol, [2, 0, 0, 0, 0x78, 0])),
    ("javaScriptWithScope", .other(.javaScriptWithScope, [15, 0, 0, 0, 2, 0, 0, 0, 0x78, 0, 5, 0, 0, 0, 0])),
    ("int32", .int32(.min)), ("timestamp", .timestamp(seconds: .max, increment: 1)), ("int64", .int64(.min)),
    ("decimal128", .other(.decimal128, Array(repeating: 0, count: 14) + [0x40, 0x30])),
    ("minKey", .other(.minKey, [])), ("maxKey", .other(.maxKey, [])),
  ]

  static let document = BSONDocument(values.map { ($0.name, $0.value) })
}

extension Array where Element == UInt8 {
  /// Walks the bytes as a document and reads every value, embedded ones too; what a reply is put through.
  func readAsDocument() throws(BSONError) -> BSONDocument {
    let document = try BSONDocument(copying: span)
    for (_, value) in try document.pairs() { try value.readAll() }
    return document
  }
}

extension BSONValue {
  fileprivate func readAll() throws(BSONError) {
    switch self {
    case .document(let document), .array(let document):
      for (_, value) in try document.pairs() { try value.readAll() }
    default: break
    }
  }
}
