import CMongoC
import Foundation

/// Makes documents, for one number always the same.
struct DocumentGenerator {
  let shape: DocumentShape
  /// Above all prices.
  static let mostPrice = 10_000

  /// The `_id` of the document with a number, in hexadecimal: a higher number has a higher `_id`.
  static func identifier(_ number: Int) -> String {
    String(format: "%08x%010x%06x", 0x6500_0000 + number / 1000, 0xA0_D170_0001, number)
  }

  /// Makes a document; the caller destroys it.
  ///
  /// - Parameter number: its number.
  /// - Returns: libbson's document.
  func document(_ number: Int) -> OpaquePointer? {
    var random = SplitMix(state: UInt64(number))
    let document = bson_new()
    var identifier = bson_oid_t()
    bson_oid_init_from_string(&identifier, Self.identifier(number))
    bson_append_oid(document, "_id", -1, &identifier)
    bson_append_int64(document, "number", -1, Int64(number))
    bson_append_int32(document, "quantity", -1, Int32(random.next() % 1000))
    bson_append_double(document, "price", -1, Double(random.next() % UInt64(100 * Self.mostPrice)) / 100)
    bson_append_date_time(document, "at", -1, Self.date(&random))
    Self.append("name", letters: 16, to: document, &random)
    if shape != .tiny { Self.appendDetails(to: document, &random) }
    if shape == .large { Self.appendLines(385, to: document, &random) }
    return document
  }

  private static func appendDetails(to document: OpaquePointer?, _ random: inout SplitMix) {
    append("email", letters: 28, to: document, &random)
    append("status", letters: 8, to: document, &random)
    bson_append_bool(document, "isActive", -1, random.next() % 2 == 0)
    bson_append_date_time(document, "changedAt", -1, date(&random))
    let address = bson_new()
    append("street", letters: 24, to: address, &random)
    append("city", letters: 12, to: address, &random)
    bson_append_int32(address, "zip", -1, Int32(random.next() % 100_000))
    bson_append_double(address, "latitude", -1, Double(random.next() % 180_000) / 1000 - 90)
    bson_append_double(address, "longitude", -1, Double(random.next() % 360_000) / 1000 - 180)
    bson_append_document(document, "address", -1, address)
    bson_destroy(address)
    let tags = bson_new()
    for index in 0..<Int(3 + random.next() % 3) { append("\(index)", letters: 10, to: tags, &random) }
    bson_append_array(document, "tags", -1, tags)
    bson_destroy(tags)
    append("notes", letters: 190, to: document, &random)
  }

  private static func appendLines(_ count: Int, to document: OpaquePointer?, _ random: inout SplitMix) {
    let lines = bson_new()
    for index in 0..<count {
      let line = bson_new()
      append("product", letters: 24, to: line, &random)
      bson_append_int32(line, "quantity", -1, Int32(random.next() % 100))
      bson_append_double(line, "price", -1, Double(random.next() % 1_000_000) / 100)
      bson_append_date_time(line, "at", -1, date(&random))
      append("text", letters: 160, to: line, &random)
      bson_append_document(lines, "\(index)", -1, line)
      bson_destroy(line)
    }
    bson_append_array(document, "lines", -1, lines)
    bson_destroy(lines)
  }

  private static func date(_ random: inout SplitMix) -> Int64 { Int64(random.next() % 1_700_000_000_000) }

  /// Appends words that hardly repeat, so that a server's compression does not make them too small.
  private static func append(
    _ name: String, letters count: Int, to document: OpaquePointer?, _ random: inout SplitMix
  ) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: count) { text in
      var bits: UInt64 = 0
      for index in text.indices {
        if index.isMultiple(of: 12) { bits = random.next() }
        let letter = CChar(bits & 31)
        text[index] = letter < 26 ? CChar(UInt8(ascii: "a")) + letter : CChar(UInt8(ascii: " "))
        bits >>= 5
      }
      bson_append_utf8(document, name, -1, text.baseAddress, Int32(count))
    }
  }
}

/// Numbers that look random and are the same for the same seed; the generator is SplitMix64.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
