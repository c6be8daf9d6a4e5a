import BSON
import Foundation
import MongoClient

extension Mismatch {
  /// The mismatch as one line of JSON, without its end of line.
  ///
  /// `_id` is canonical Extended JSON; of the fields that differ types and sizes are told, and of their values what may
  /// be.
  public var row: String {
    var members = [
      #""namespace":\#(Self.quoted(namespace))"#, #""id":\#(idText)"#, #""kind":"\#(kind.rawValue)""#,
    ]
    if let cause = circumstance?.rawValue ?? difference?.cause.rawValue { members.append(#""cause":"\#(cause)""#) }
    if let difference {
      members.append(#""paths":[\#(difference.fields.map(Self.text).joined(separator: ","))]"#)
      if difference.count > difference.fields.count { members.append(#""pathCount":\#(difference.count)"#) }
    }
    members.append(#""persistedSeconds":\#(Self.seconds(persistedSeconds))"#)
    return "{\(members.joined(separator: ","))}"
  }

  /// Text that is no Unicode cannot be written in JSON: such an `_id` is told by its bytes.
  private var idText: String {
    guard let id else { return "null" }
    if let text = try? ExtendedJSON.canonical(value: id) { return text }
    let bytes = BSONDocument([("_id", id)]).bytes
    return #"{"$bson":"\#(Data(bytes).base64EncodedString())"}"#
  }

  private static func text(_ field: DocumentDifference.Field) -> String {
    let sides = [("source", field.source), ("destination", field.destination)].compactMap { name, side in
      side.map { #""\#(name)":{"type":"\#($0.type.name)","size":\#($0.size)\#(text($0.told))}"# }
    }
    return "{\(([#""path":\#(quoted(field.path))"#] + sides).joined(separator: ","))}"
  }

  private static func text(_ told: ValueDisclosure.Told?) -> String {
    switch told {
    case .fingerprint(let digits): #","fingerprint":"\#(digits)""#
    case .value(let json): #","value":\#(json)"#
    case nil: ""
    }
  }

  /// Seconds to the millisecond.
  private static func seconds(_ seconds: Double) -> String {
    let milliseconds = Int(max(0, min(seconds, 1e9)) * 1000 + 0.5)
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// A JSON string; whatever does not belong on one line is escaped.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return "\"\(text)\"" }
    let escaped = text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value):
        escaped += "\\u" + String(format: "%04X", scalar.value)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
