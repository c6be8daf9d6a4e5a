import Crypto

/// The SHA-256 of some bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// How many bytes it has.
  public static let byteCount = 32

  /// The digest in lower-case hexadecimal digits.
  public let description: String

  /// Digests bytes.
  ///
  /// - Parameter bytes: the bytes.
  public init(of bytes: [UInt8]) { description = Hexadecimal.text(SHA256.hash(data: bytes)) }

  /// Takes a digest that somebody wrote down.
  ///
  /// - Parameter text: 64 lower-case hexadecimal digits; any other text gives none.
  public init?(_ text: String) {
    guard Hexadecimal.bytes(text)?.count == Self.byteCount else { return nil }
    description = text
  }

  /// The digest itself, 32 bytes.
  public var bytes: [UInt8] { Hexadecimal.bytes(description) ?? [] }

  /// Takes the digest of bytes that were read piece by piece.
  ///
  /// - Parameter running: the digest that grew with them.
  public init(_ running: RunningDigest) { description = Hexadecimal.text(running.value) }
}
