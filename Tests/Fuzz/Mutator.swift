import TestSupport

/// Makes inputs out of seeds: mostly a few changes to one of them, now and then bytes that have nothing to do with any.
enum Mutator {
  /// Makes an input.
  ///
  /// - Parameters:
  ///   - number: the input's number.
  ///   - seeds: inputs that are accepted.
  ///   - seed: the seed of all inputs.
  /// - Returns: always the same input for the same number and seeds.
  static func input(_ number: UInt64, of seeds: [[UInt8]], seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed: seed, number: number)
    guard Int.random(in: 0..<20, using: &random) > 0, var bytes = seeds.randomElement(using: &random) else {
      return noise(Int.random(in: 0...256, using: &random), &random)
    }
    for _ in 0..<([1, 1, 2, 3, 6].randomElement(using: &random) ?? 1) { change(&bytes, seeds, &random) }
    return bytes
  }

  private static func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return bytes.append(UInt8.random(in: 0...255, using: &random)) }
    let place = Int.random(in: bytes.indices, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...32, using: &random))
    switch Int.random(in: 0..<16, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 4: bytes.insert(contentsOf: noise(Int.random(in: 1...8, using: &random), &random), at: place)
    case 5: bytes.removeSubrange(place...)
    case 6: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    case 7: splice(&bytes, at: place, with: seeds, &random)
    case 8: writeLength(&bytes)
    default: replaceToken(&bytes, near: place, &random)
    }
  }

  /// The end of another seed in the place of one's own.
  private static func splice(_ bytes: inout [UInt8], at place: Int, with seeds: [[UInt8]], _ random: inout SplitMix) {
    guard let other = seeds.randomElement(using: &random), !other.isEmpty else { return }
    bytes.replaceSubrange(place..., with: other[Int.random(in: other.indices, using: &random)...])
  }

  /// Makes the length field of BSON right again, so that what lies behind it is looked at.
  private static func writeLength(_ bytes: inout [UInt8]) {
    guard bytes.count >= 5 else { return }
    let count = UInt32(truncatingIfNeeded: bytes.count)
    for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: count >> UInt32(8 * index)) }
    bytes[bytes.count - 1] = 0
  }

  /// Another value in the place of a whole number, text or word, so that JSON and YAML stay what they are.
  private static func replaceToken(_ bytes: inout [UInt8], near place: Int, _ random: inout SplitMix) {
    let isPart = { (byte: UInt8) in !Self.dividers.contains(byte) }
    guard let start = bytes[place...].firstIndex(where: isPart) else { return }
    let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: tokens.randomElement(using: &random) ?? [])
  }

  private static func noise(_ count: Int, _ random: inout SplitMix) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private static let dividers = Set(" \t\r\n{}[]:,\"".utf8)

  private static let tokens: [[UInt8]] = [
    "0", "-0", "-1", "1", "2147483648", "-9223372036854775808", "9223372036854775807", "18446744073709551616", "1e308",
    "-1e308", "1e-320", "1.5", "null", "true", "false", "", "\"", "a.b", "$", ".", "/", "@", "\\u0000", "\\ud800", "é",
    "{}", "[]", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.000Z", "{\"$numberLong\":\"9223372036854775807\"}",
    "admin", "__realm_sync", "mdb_internal_", "value", "refused", "notAsked", "_0", "&a", "*a", "---", "!!binary",
  ].map { Array($0.utf8) }
}
