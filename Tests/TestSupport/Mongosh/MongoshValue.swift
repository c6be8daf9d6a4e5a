import BSON
import Foundation

/// A value of mongosh's language, as far as the auditor's remedies use it.
indirect enum MongoshValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case regularExpression(String, options: String)
  case array([MongoshValue])
  /// The members in the order in which JavaScript keeps them.
  case object([(name: String, value: MongoshValue)])
  /// A value of a type that only BSON has, as canonical Extended JSON.
  case typed(String)
  case database(String)
  case collection(database: String, name: String)
  /// What a server replied.
  case reply(JSON)

  /// An object as JavaScript makes it: names that are whole numbers come first, in the order of the numbers.
  ///
  /// Source: ECMAScript, OrdinaryOwnPropertyKeys.
  ///
  /// - Parameter members: the members in the order of the text; of one name the last counts.
  /// - Returns: the object.
  static func object(ordering members: [(name: String, value: MongoshValue)]) -> MongoshValue {
    var kept: [(name: String, value: MongoshValue)] = []
    for member in members {
      if let place = kept.firstIndex(where: { $0.name == member.name }) {
        kept[place] = member
      } else {
        kept.append(member)
      }
    }
    func index(_ name: String) -> UInt32? { UInt32(name).flatMap { "\($0)" == name && $0 < .max ? $0 : nil } }
    let numbered = kept.filter { index($0.name) != nil }.sorted { (index($0.name) ?? 0) < (index($1.name) ?? 0) }
    return .object(numbered + kept.filter { index($0.name) == nil })
  }

  /// The value of a member, or nil when this is no object or has none of that name.
  subscript(name: String) -> MongoshValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, when this is a string.
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The members, when this is an object.
  var members: [(name: String, value: MongoshValue)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// What mongosh sends for it; not by way of Extended JSON, in which a query operator can read like a value.
  ///
  /// Source: js-bson, serialization of numbers: a whole number of 32 bits is an int, every other a double.
  ///
  /// - Returns: the value as a server gets it.
  /// - Throws: `MongoshError` for what is no value of BSON.
  func bson() throws -> BSONValue {
    switch self {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let number):
      let isMinusZero = number == 0 && number.sign == .minus
      return Int32(exactly: number).map { isMinusZero ? .double(number) : .int32($0) } ?? .double(number)
    case .string(let text): return .string(text)
    case .regularExpression(let pattern, let options):
      return try Self.parsed(
        "{\"$regularExpression\": {\"pattern\": \(Self.literal(pattern)), \"options\": \(Self.literal(options))}}")
    case .array(let elements): return .array(of: try elements.map { try $0.bson() })
    case .object(let members): return .document(BSONDocument(try members.map { ($0.name, try $0.value.bson()) }))
    case .typed(let text): return try Self.parsed(text)
    case .database, .collection, .reply: throw MongoshError("not a value that can be sent")
    }
  }

  private static func parsed(_ json: String) throws -> BSONValue {
    guard let value = try DriverDocument("{\"v\": \(json)}").document()["v"] else { throw MongoshError("no value") }
    return value
  }

  /// A literal of JSON.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\u{0}"..<"\u{20}": literal += "\\u" + String(format: "%04x", Int(scalar.value))
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

/// A command that this small part of mongosh cannot read or carry out.
public struct MongoshError: Error, CustomStringConvertible {
  /// What it cannot do.
  public let description: String

  init(_ description: String) { self.description = description }
}
