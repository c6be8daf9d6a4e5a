internal import CMongoC

/// The text of Decimal128 numbers, as libbson writes it.
public enum Decimal128 {
  /// A number's decimal text, such as `1.50` or `NaN`.
  ///
  /// - Parameter bytes: the sixteen little-endian bytes of the number.
  /// - Returns: the text, or nothing where there are not sixteen bytes.
  public static func text(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 16 else { return nil }
    func word(_ range: Range<Int>) -> UInt64 {
      range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }
    var number = bson_decimal128_t()
    number.low = word(0..<8)
    number.high = word(8..<16)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(BSON_DECIMAL128_STRING)) { buffer in
      buffer.initialize(repeating: 0)
      bson_decimal128_to_string(&number, buffer.baseAddress)
      return buffer.baseAddress.map { String(cString: $0) }
    }
  }
}
