/// Bytes as hexadecimal digits.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Spells bytes.
  ///
  /// - Parameter bytes: the bytes.
  /// - Returns: two lower-case digits a byte.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads digits as `text(_:)` writes them.
  ///
  /// - Parameter text: two lower-case digits a byte.
  /// - Returns: the bytes; nothing where anything else stands in the text.
  public static func bytes(_ text: String) -> [UInt8]? {
    let values = text.utf8.map { digit in digits.firstIndex(of: digit) }
    guard values.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: values.count, by: 2) {
      guard let high = values[place], let low = values[place + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
