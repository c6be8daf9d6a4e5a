import Crypto

/// The SHA-256 of some bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// The digest in lower-case hexadecimal digits.
  public let description: String

  /// Digests bytes.
  ///
  /// - Parameter bytes: the bytes.
  public init(of bytes: [UInt8]) { description = Hexadecimal.text(SHA256.hash(data: bytes)) }

  /// Takes the digest of bytes that were read piece by piece.
  ///
  /// - Parameter running: the digest that grew with them.
  public init(_ running: RunningDigest) { description = Hexadecimal.text(running.value) }
}
