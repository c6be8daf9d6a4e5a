import Crypto

/// A secret by which texts are turned into fingerprints: equal texts into equal ones, and none back into its text.
///
/// Source: HMAC-SHA-256, RFC 2104. Without a key, a name could be found by trying likely ones.
public struct FingerprintKey: Sendable {
  /// How many bytes a key has at least, as many as the digest.
  public static let leastBytes = 32

  private let key: SymmetricKey
  /// The code as it is before the first byte, since preparing it takes longer than most values do.
  private let begun: HMAC<SHA256>

  /// Makes a random key.
  public init() { self.init(SymmetricKey(size: .bits256)) }

  private init(_ key: SymmetricKey) {
    self.key = key
    begun = HMAC<SHA256>(key: key)
  }

  /// The key itself, to be kept where only its owner can read.
  public var secret: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// Takes a key that others may have too.
  ///
  /// - Parameter secret: the key's bytes; fewer than 32 give no key.
  public init?(_ secret: [UInt8]) {
    guard secret.count >= Self.leastBytes else { return nil }
    self.init(SymmetricKey(data: secret))
  }

  /// The fingerprint of a text.
  ///
  /// - Parameter text: the text.
  /// - Returns: 64 lower-case hexadecimal digits.
  public func fingerprint(of text: String) -> String { fingerprint(of: Array(text.utf8)) }

  /// The fingerprint of some bytes.
  ///
  /// - Parameter bytes: the bytes.
  /// - Returns: 64 lower-case hexadecimal digits.
  public func fingerprint(of bytes: [UInt8]) -> String { fingerprint(of: bytes, digits: 2 * Self.leastBytes) }

  /// The beginning of the fingerprint of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: the bytes.
  ///   - digits: how many digits are wanted, an even number of 64 at most.
  /// - Returns: so many lower-case hexadecimal digits.
  public func fingerprint(of bytes: [UInt8], digits: Int) -> String {
    var code = begun
    code.update(data: bytes)
    return Hexadecimal.text(code.finalize().prefix(digits / 2))
  }
}
