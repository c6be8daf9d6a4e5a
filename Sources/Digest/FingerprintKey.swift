import Crypto

/// A secret by which texts are turned into fingerprints: equal texts into equal ones, and none back into its text.
///
/// Source: HMAC-SHA-256, RFC 2104. Without a key, a name could be found by trying likely ones.
public struct FingerprintKey: Sendable {
  /// How many bytes a key has at least, as many as the digest.
  public static let leastBytes = 32

  private let key: SymmetricKey

  /// Makes a random key.
  public init() { key = SymmetricKey(size: .bits256) }

  /// The key itself, to be kept where only its owner can read.
  public var secret: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// Takes a key that others may have too.
  ///
  /// - Parameter secret: the key's bytes; fewer than 32 give no key.
  public init?(_ secret: [UInt8]) {
    guard secret.count >= Self.leastBytes else { return nil }
    key = SymmetricKey(data: secret)
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
  public func fingerprint(of bytes: [UInt8]) -> String {
    Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }
}
