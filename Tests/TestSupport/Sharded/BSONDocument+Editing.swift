import BSON

extension BSONDocument {
  /// The document without the elements of some names.
  func without(_ names: Set<String>) -> BSONDocument {
    guard let pairs = try? pairs(), pairs.contains(where: { names.contains($0.name) }) else { return self }
    return BSONDocument(pairs.filter { !names.contains($0.name) }.map { ($0.name, $0.value) })
  }

  /// The command with another name, and what follows its name as it was.
  func renamed(_ name: String, _ value: BSONValue? = nil) -> BSONDocument {
    let pairs = (try? pairs()) ?? []
    let first = pairs.first.map { [(name, value ?? $0.value)] } ?? []
    return BSONDocument(first + pairs.dropFirst().map { ($0.name, $0.value) })
  }

  /// A server's refusal.
  static func refusal(_ code: Int32, _ codeName: String, _ message: String) -> BSONDocument {
    ["ok": 0.0, "errmsg": .string(message), "code": .int32(code), "codeName": .string(codeName)]
  }

  /// Whether it is the reply of a server that did what it was asked.
  var isSuccess: Bool { self["ok"]?.bool ?? false }

  /// The documents of a cursor's first batch.
  var firstBatch: [BSONDocument] { self[path: "cursor", "firstBatch"]?.documents ?? [] }
}
