import BSON
import TestSupport

/// Names and values that programs get wrong.
enum OddValues {
  static let databases = ["shop", "crm_2", "Ünï", "a-b", "x_y", "test", "admin2", "configuration"]

  static let collections = [
    "orders", "orders.archive", "caf\u{E9}", "cafe\u{301}", "with space", "quote'", "a.b.c.d",
    "Orders2", "größe", "日本", "system_like", "tmp.agg_out", "emoji😀", "UPPER", "x.systemic.y", "back\\slash",
  ]

  static let fields = ["a", "b.c", "Ä", "with space", "n", "quote\"", "e\u{301}"]

  /// An `_id` that no other call with another number gives, also where a server takes two types for one.
  static func id(_ number: Int, _ random: inout SplitMix) -> BSONValue {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .int64(Int64(number))
    case 1: .double(Double(number) + 0.5)
    case 2: .string("text \(number)")
    case 3: .document(["a": .int32(Int32(number)), "b": "x"])
    case 4: .date(Int64(number) * 1000 - 5000)
    case 5:
      .objectID(
        (0..<12).map { UInt8(truncatingIfNeeded: number &* ($0 + 3)) }.dropLast(2) + [
          UInt8(number / 256 % 256), UInt8(number % 256),
        ])
    case 6: .other(.binary, [4, 0, 0, 0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
    case 7: .timestamp(seconds: UInt32(number) + 1, increment: 1)
    default: .int32(Int32(number))
    }
  }

  /// A value of a field; two calls seldom give the same.
  static func value(_ random: inout SplitMix, depth: Int = 0) -> BSONValue {
    switch Int.random(in: 0..<(depth > 2 ? 10 : 12), using: &random) {
    case 0: .int32(Int32.random(in: -1000...1000, using: &random))
    case 1: .int64(Int64.random(in: .min ... .max, using: &random))
    case 2: .double(Double.random(in: -1e6...1e6, using: &random))
    case 3: .string(String(repeating: "é", count: Int.random(in: 0..<20, using: &random)))
    case 4: .bool(Bool.random(using: &random))
    case 5: .null
    case 6: .date(Int64.random(in: -4_000_000_000_000...4_000_000_000_000, using: &random))
    case 7: .double([Double.nan, .infinity, -0.0, .leastNonzeroMagnitude].chosen(by: &random))
    case 8: .objectID((0..<12).map { _ in UInt8.random(in: 0...255, using: &random) })
    case 9: .other(.binary, [3, 0, 0, 0, 0x80] + (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) })
    case 10: .document(document(depth: depth + 1, &random))
    default: .array(of: (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth + 1) })
    }
  }

  private static func document(depth: Int, _ random: inout SplitMix) -> BSONDocument {
    let names = fields.filter { !$0.contains(".") }.shuffled(using: &random)
      .prefix(Int.random(in: 0..<4, using: &random))
    return BSONDocument(names.map { ($0, value(&random, depth: depth)) })
  }

  /// A document with a counted field `u`, a dated field `t` and some others.
  static func document(id: BSONValue, number: Int, _ random: inout SplitMix) -> BSONDocument {
    let more = fields.filter { !$0.contains(".") }.shuffled(using: &random)
      .prefix(Int.random(in: 0..<5, using: &random))
    // In the year 2100, so that no lifetime ends while a scene is played.
    let fixed: [(String, BSONValue)] = [
      ("_id", id), ("u", .int32(Int32(number))), ("t", .date(4_102_444_800_000 + Int64(number))),
    ]
    return BSONDocument(fixed + more.map { ($0, value(&random)) })
  }
}
