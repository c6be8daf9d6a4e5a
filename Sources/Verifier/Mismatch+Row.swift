import BSON
import Digest
import Foundation
import MongoClient

extension Mismatch {
  /// The mismatch as one line of JSON, without its end of line.
  ///
  /// `_id` is canonical Extended JSON; of the fields that differ types and sizes are told, and of their values what may
  /// be.
  public var row: String {
    var row = #"{"namespace":"#
    row.reserveCapacity(512)
    Self.append(namespace, to: &row)
    row += #","id":"#
    row += Self.text(of: id)
    row += #","kind":""#
    row += kind.rawValue
    row += "\""
    if let cause = circumstance?.rawValue ?? difference?.cause.rawValue {
      row += #","cause":""#
      row += cause
      row += "\""
    }
    if let difference {
      row += #","paths":["#
      for (number, field) in difference.fields.enumerated() {
        if number > 0 { row += "," }
        Self.append(field, to: &row)
      }
      row += "]"
      if difference.count > difference.fields.count { row += #","pathCount":\#(difference.count)"# }
    }
    row += #","persistedSeconds":"#
    row += Self.seconds(persistedSeconds)
    row += "}"
    return row
  }

  /// An `_id` for a reader, cut where it is long.
  static func shown(_ id: BSONValue) -> String {
    let text = text(of: id)
    return text.count <= 100 ? text : "\(text.prefix(100))…"
  }

  /// Text that is no Unicode cannot be written in JSON: such an `_id` is told by its bytes.
  ///
  /// What most `_id`s are is written here as the driver would, since its own way takes a document and longer.
  private static func text(of id: BSONValue?) -> String {
    switch id {
    case nil: return "null"
    case .int32(let number): return #"{ "$numberInt" : "\#(number)" }"#
    case .int64(let number): return #"{ "$numberLong" : "\#(number)" }"#
    case .objectID(let bytes): return #"{ "$oid" : "\#(Hexadecimal.text(bytes))" }"#
    case let id?: return anyText(of: id)
    }
  }

  private static func anyText(of id: BSONValue) -> String {
    if let text = try? ExtendedJSON.canonical(value: id) { return text }
    let bytes = BSONDocument([("_id", id)]).bytes
    return #"{"$bson":"\#(Data(bytes).base64EncodedString())"}"#
  }

  private static func append(_ field: DocumentDifference.Field, to row: inout String) {
    row += #"{"path":"#
    append(field.path, to: &row)
    if let source = field.source { append(source, named: #","source":"#, to: &row) }
    if let destination = field.destination { append(destination, named: #","destination":"#, to: &row) }
    row += "}"
  }

  private static func append(_ side: DocumentDifference.Side, named name: String, to row: inout String) {
    row += name
    row += #"{"type":""#
    row += side.type.name
    row += #"","size":"#
    row += String(side.size)
    switch side.told {
    case .fingerprint(let digits):
      row += #","fingerprint":""#
      row += digits
      row += "\""
    case .value(let json):
      row += #","value":"#
      row += json
    case nil: break
    }
    row += "}"
  }

  /// Seconds to the millisecond.
  private static func seconds(_ seconds: Double) -> String {
    let milliseconds = Int(max(0, min(seconds, 1e9)) * 1000 + 0.5)
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// Writes a JSON string; whatever does not belong on one line is escaped.
  private static func append(_ text: String, to row: inout String) {
    row += "\""
    if text.utf8.allSatisfy({ isPlain($0) }) {
      row += text
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &row) }
    }
    row += "\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func append(_ scalar: Unicode.Scalar, to row: inout String) {
    switch scalar {
    case "\"", "\\": row += "\\\(scalar)"
    case _
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value):
      row += "\\u" + String(format: "%04X", scalar.value)
    default: row.unicodeScalars.append(scalar)
    }
  }
}
