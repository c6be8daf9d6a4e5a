internal import Crypto
internal import CryptoExtras

/// An Ed25519 key that signs; whoever has it can seal reports in its owner's name.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a random key.
  public init() { key = Curve25519.Signing.PrivateKey() }

  /// Takes a key that was kept.
  ///
  /// - Parameter pem: the key as PKCS #8 in PEM, not encrypted, as `openssl genpkey -algorithm ed25519` writes it.
  /// - Throws: `SealError` when it is anything else.
  public init(pem: String) throws(SealError) {
    // swift-crypto takes keys of X25519 for such keys, too; what they are is in the letters.
    guard let key = try? Curve25519.Signing.PrivateKey(pemRepresentation: pem),
      key.pemRepresentation.filter({ !$0.isWhitespace }) == pem.filter({ !$0.isWhitespace })
    else {
      throw SealError(
        .noKey,
        "It is no private Ed25519 key in PEM (PKCS #8, not encrypted). Make one by `mongosync-auditor report keygen` or by "
          + "`openssl genpkey -algorithm ed25519`.")
    }
    self.key = key
  }

  /// The key as PKCS #8 in PEM.
  public var pem: String { key.pemRepresentation + "\n" }

  /// The key that tells whether this one signed.
  public var verificationKey: VerificationKey { VerificationKey(key.publicKey) }

  /// Signs bytes.
  ///
  /// - Parameter bytes: the bytes.
  /// - Returns: 64 bytes.
  /// - Throws: `SealError` when the key cannot sign.
  func signature(of bytes: [UInt8]) throws(SealError) -> [UInt8] {
    do {
      return Array(try key.signature(for: bytes))
    } catch {
      throw SealError(.noKey, "The key cannot sign: \(error).")
    }
  }
}
