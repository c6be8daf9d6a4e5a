import BSON
import Verifier

/// Pairs of collections that are hard to tell apart, and some that only look different.
enum MismatchZoo {
  static var all: [ZooCase] {
    get throws { try same + values + types + orders + documents + kinds }
  }

  /// What the servers' digests cannot tell apart, as the README says.
  static let sameToDigests: Set<String> = [
    "bits of a NaN", "exponent of a decimal", "long and double", "negative zero", "string and symbol",
  ]

  private static var same: [ZooCase] {
    get throws {
      [
        ZooCase(name: "nothing at all", source: [], destination: [], rows: []),
        try .fields("the same", #""a": {"b": [1, {"c": "x"}]}"#, #""a": {"b": [1, {"c": "x"}]}"#),
        .value("the same NaN of odd bits", .double(nan(1)), .double(nan(1)), nil),
        .value("the same invalid text", .text([0xC3, 0x28]), .text([0xC3, 0x28]), nil),
        ZooCase(
          name: "the same name twice", source: [["_id": 1, "a": 1, "a": 2]], destination: [["_id": 1, "a": 1, "a": 2]],
          rows: []),
        .value("the same in great depth", .nested(98, 1), .nested(98, 1), nil),
      ]
    }
  }

  private static var values: [ZooCase] {
    get throws {
      [
        try .fields("value at the top", #""a": 1"#, #""a": 2"#, .value, at: ["a"]),
        try .fields("value within", #""a": {"b": {"c": 1}}"#, #""a": {"b": {"c": 2}}"#, .value, at: ["a.b.c"]),
        try .fields("value in an array", #""a": [1, 2, 3]"#, #""a": [1, 5, 3]"#, .value, at: ["a.1"]),
        try .fields("order of an array", #""a": [1, 2]"#, #""a": [2, 1]"#, .value, at: ["a.0", "a.1"]),
        try .fields("longer array", #""a": [1]"#, #""a": [1, 2]"#, .value, at: ["a.1"]),
        try .fields("empty and absent", #""a": """#, #""b": 1"#, .value, at: ["a", "b"]),
        try .fields("null and absent", #""a": null, "z": 1"#, #""z": 1"#, .value, at: ["a"]),
        try .fields("null and empty", #""a": null"#, #""a": """#, .value, at: ["a"]),
        try .fields("empty document and array", #""a": {}"#, #""a": []"#, .value, at: ["a"]),
        try .fields("one nested empty", #""a": {"b": {}}"#, #""a": {}"#, .value, at: ["a.b"]),
        try .fields("case of a letter", #""a": "x""#, #""a": "X""#, .value, at: ["a"]),
        try .fields("zero byte in text", #""a": "x\u0000y""#, #""a": "x\u0000z""#, .value, at: ["a"]),
        try .fields("letter written in two ways", #""a": "\u00e9""#, #""a": "e\u0301""#, .value, at: ["a"]),
        try .fields(
          "name written in two ways", #""\u00e9": 1"#, #""e\u0301": 1"#, .value, at: ["\u{E9}", "e\u{301}"]),
        try .fields(
          "options of an expression", #""a": {"$regularExpression": {"pattern": "x", "options": "i"}}"#,
          #""a": {"$regularExpression": {"pattern": "x", "options": "im"}}"#, .value, at: ["a"]),
        try .fields(
          "subtype of binary", #""a": {"$binary": {"base64": "AQID", "subType": "00"}}"#,
          #""a": {"$binary": {"base64": "AQID", "subType": "80"}}"#, .value, at: ["a"]),
        try .fields(
          "dates before 1970", #""a": {"$date": {"$numberLong": "-1"}}"#, #""a": {"$date": {"$numberLong": "-2"}}"#,
          .value, at: ["a"]),
        try .fields(
          "timestamps in a document", #""a": {"b": {"$timestamp": {"t": 1, "i": 0}}}"#,
          #""a": {"b": {"$timestamp": {"t": 1, "i": 1}}}"#, .value, at: ["a.b"]),
        try .fields("least and greatest", #""a": {"$minKey": 1}"#, #""a": {"$maxKey": 1}"#, .value, at: ["a"]),
        try .fields(
          "reference", #""a": {"$ref": "x", "$id": 1}"#, #""a": {"$ref": "x", "$id": 2}"#, .value, at: ["a.$id"]),
        try .fields(
          "scope of code", #""a": {"$code": "f", "$scope": {"b": 1}}"#, #""a": {"$code": "f", "$scope": {"b": 2}}"#,
          .value, at: ["a"]),
        try .fields(
          "object id", #""a": {"$oid": "507f1f77bcf86cd799439011"}"#, #""a": {"$oid": "507f1f77bcf86cd799439012"}"#,
          .value, at: ["a"]),
        .value("invalid text", .text([0xC3, 0x28]), .text([0xC3, 0x29]), .value),
        .value("a hundred levels down", .nested(98, 1), .nested(98, 2), .value, at: [deepPath]),
        .value("16 MB", .text(large), .text(large.dropLast() + [0x79]), .value),
      ]
    }
  }

  private static var types: [ZooCase] {
    get throws {
      [
        try .fields("int and long", #""a": 1"#, #""a": {"$numberLong": "1"}"#, .numericType, at: ["a"]),
        try .fields("int and double", #""a": 1"#, #""a": 1.0"#, .numericType, at: ["a"]),
        try .fields(
          "long and decimal", #""a": {"$numberLong": "1"}"#, #""a": {"$numberDecimal": "1"}"#, .numericType, at: ["a"]),
        try .fields(
          "double and decimal, equal", #""a": 0.5"#, #""a": {"$numberDecimal": "0.5"}"#, .numericType, at: ["a"]),
        try .fields(
          "double and decimal, nearly equal", #""a": 0.1"#, #""a": {"$numberDecimal": "0.1"}"#, .value, at: ["a"]),
        try .fields(
          "large long and the nearest double", #""a": {"$numberLong": "9007199254740993"}"#,
          #""a": {"$numberDouble": "9007199254740992"}"#, .value, at: ["a"]),
        try .fields(
          "exponent of a decimal", #""a": {"$numberDecimal": "1.0"}"#, #""a": {"$numberDecimal": "1.00"}"#,
          .decimalExponent, at: ["a"]),
        try .fields(
          "long and double", #""a": {"$numberLong": "1"}"#, #""a": 1.0"#, .numericType, at: ["a"]),
        try .fields("negative zero", #""a": 0.0"#, #""a": -0.0"#, .negativeZero, at: ["a"]),
        .value("bits of a NaN", .double(nan(1)), .double(nan(2)), .notANumberBits),
        try .fields("string and symbol", #""a": "x""#, #""a": {"$symbol": "x"}"#, .stringOrSymbol, at: ["a"]),
        try .fields("type in an array", #""a": [{"b": 1}]"#, #""a": [{"b": 1.0}]"#, .numericType, at: ["a.0.b"]),
        try .fields(
          "type here, value there", #""a": 1, "b": 1"#, #""a": 1.0, "b": 2"#, .value, at: ["a", "b"]),
        try .fields("truth and number", #""a": true"#, #""a": 1"#, .value, at: ["a"]),
        try .fields("null and undefined", #""a": null"#, #""a": {"$undefined": true}"#, .value, at: ["a"]),
      ]
    }
  }

  private static var orders: [ZooCase] {
    get throws {
      [
        try .fields("order at the top", #""a": 1, "b": 2"#, #""b": 2, "a": 1"#, .fieldOrder, at: [""]),
        try .fields("order within", #""a": {"b": 1, "c": 2}"#, #""a": {"c": 2, "b": 1}"#, .fieldOrder, at: ["a"]),
        try .fields(
          "order in an array", #""a": [{"b": 1, "c": 2}]"#, #""a": [{"c": 2, "b": 1}]"#, .fieldOrder, at: ["a.0"]),
        try .fields(
          "order and value", #""a": 1, "b": 2"#, #""b": 3, "a": 1"#, .value, at: ["", "b"]),
        ZooCase(
          name: "a name twice and once", source: [["_id": 1, "a": 1, "a": 2]], destination: [["_id": 1, "a": 1]],
          rows: [ZooCase.Row(kind: .differs, cause: .duplicateFieldNames, paths: ["a"])]),
        ZooCase(
          name: "_id first and last", source: [["_id": 1, "a": 1]], destination: [["a": 1, "_id": 1]],
          // The server itself puts _id first.
          rows: []),
      ]
    }
  }

  private static var documents: [ZooCase] {
    get throws {
      let missing = ZooCase.Row(kind: .missing)
      let extra = ZooCase.Row(kind: .extra)
      return [
        try .ids("missing at the beginning", ["1", "2", "3"], ["2", "3"], [missing]),
        try .ids("missing within", ["1", "2", "3"], ["1", "3"], [missing]),
        try .ids("missing at the end", ["1", "2", "3"], ["1", "2"], [missing]),
        try .ids("extra at both ends", ["2"], ["1", "2", "3"], [extra, extra]),
        try .ids("all missing", ["1", "2", "3"], [], [missing, missing, missing]),
        try .ids("all extra", [], ["1", "2"], [extra, extra]),
        try .ids("one for another", ["1", "2"], ["1", "3"], [missing, extra]),
        try .ids(
          "missing at both ends of all keys", [#"{"$minKey": 1}"#, "1", #"{"$maxKey": 1}"#], ["1"], [missing, missing]),
        try .ids(
          "missing among many types", ["null", "1", #""x""#, #"{"a": [1]}"#, "true"], ["null", #""x""#, "true"],
          [missing, missing]),
      ]
    }
  }

  private static var kinds: [ZooCase] {
    get throws {
      [
        try .ids(
          "_id int and long", ["1"], [#"{"$numberLong": "1"}"#],
          [ZooCase.Row(kind: .differs, cause: .numericType, paths: ["_id"])]),
        try .ids(
          "_id that differs within", [#"{"a": 1}"#], [#"{"a": 2}"#],
          [ZooCase.Row(kind: .missing), ZooCase.Row(kind: .extra)]),
      ]
    }
  }

  private static let deepPath = "a" + String(repeating: ".n", count: 98)

  /// Text that fills a document up to the server's limit of 16 MB.
  private static let large = [UInt8](repeating: 0x78, count: 16 * 1024 * 1024 - 40)

  private static func nan(_ payload: UInt64) -> Double { Double(bitPattern: 0x7FF8_0000_0000_0000 | payload) }
}
