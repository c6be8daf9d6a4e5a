internal import Crypto
internal import CryptoExtras
internal import Digest

/// The public half of an Ed25519 key: tells whether the other half signed.
public struct VerificationKey: Sendable {
  private let key: Curve25519.Signing.PublicKey

  init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

  /// Takes a key that was kept.
  ///
  /// - Parameter pem: the key as SubjectPublicKeyInfo in PEM, as `openssl pkey -pubout` writes it.
  /// - Throws: `SealError` when it is anything else.
  public init(pem: String) throws(SealError) {
    do {
      key = try Curve25519.Signing.PublicKey(pemRepresentation: pem)
    } catch {
      throw SealError(
        .noKey,
        "It is no public Ed25519 key in PEM (SubjectPublicKeyInfo). Ask the signer for the file that "
          + "`mongosync-auditor report keygen` wrote as --public-key.")
    }
  }

  /// The key as SubjectPublicKeyInfo in PEM.
  public var pem: String { key.pemRepresentation + "\n" }

  /// What the key is called: the SHA-256 of its SubjectPublicKeyInfo in DER, in hexadecimal digits.
  public var id: String { ContentDigest(of: Array(key.derRepresentation)).description }

  /// Whether the other half of the key signed.
  ///
  /// - Parameters:
  ///   - signature: the signature.
  ///   - bytes: what was signed.
  /// - Returns: whether it did, over these bytes.
  func accepts(_ signature: [UInt8], over bytes: [UInt8]) -> Bool { key.isValidSignature(signature, for: bytes) }
}
