import BSON
import MongoClient
import Verifier

/// Two collections, and what a comparison must make of them.
struct ZooCase: CustomStringConvertible {
  /// A mismatch that must be told.
  struct Row: Hashable {
    let kind: Mismatch.Kind
    var cause: DocumentDifference.Cause?
    var paths: Set<String> = []
  }

  let name: String
  let source: [BSONDocument]
  let destination: [BSONDocument]
  /// What must be told, in any order; nothing where both are the same.
  let rows: [Row]

  var description: String { name }

  /// One document on each side, given as the fields that follow its `_id`.
  static func fields(
    _ name: String, _ source: String, _ destination: String, _ cause: DocumentDifference.Cause? = nil,
    at paths: Set<String> = []
  ) throws -> ZooCase {
    ZooCase(
      name: name, source: [try document(#"{"_id": 1, \#(source)}"#)],
      destination: [try document(#"{"_id": 1, \#(destination)}"#)],
      rows: cause.map { [Row(kind: .differs, cause: $0, paths: paths)] } ?? [])
  }

  /// One document on each side, with a value in the field `a` that Extended JSON has no form for.
  static func value(
    _ name: String, _ source: BSONValue, _ destination: BSONValue, _ cause: DocumentDifference.Cause?,
    at paths: Set<String> = ["a"]
  ) -> ZooCase {
    ZooCase(
      name: name, source: [["_id": 1, "a": source]], destination: [["_id": 1, "a": destination]],
      rows: cause.map { [Row(kind: .differs, cause: $0, paths: paths)] } ?? [])
  }

  /// Documents on each side that have an `_id` and nothing else, given as the value of that.
  static func ids(_ name: String, _ source: [String], _ destination: [String], _ rows: [Row]) throws -> ZooCase {
    let documents = { (ids: [String]) in try ids.map { try document(#"{"_id": \#($0)}"#) } }
    return ZooCase(name: name, source: try documents(source), destination: try documents(destination), rows: rows)
  }

  private static func document(_ text: String) throws -> BSONDocument { try ExtendedJSON.document(text) }
}

extension BSONValue {
  /// A string of any bytes, whether or not they are text.
  static func text(_ bytes: [UInt8]) -> BSONValue {
    let length = UInt32(bytes.count + 1)
    return .other(.string, (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + bytes + [0])
  }

  /// A value within so many documents.
  static func nested(_ depth: Int, _ value: BSONValue) -> BSONValue {
    (0..<depth).reduce(value) { inner, _ in .document(["n": inner]) }
  }
}
