import Crypto

/// A SHA-256 that grows with what is read; a copy goes on from where the original was.
public struct RunningDigest: Sendable {
  private var hash = SHA256()

  /// Starts with no bytes.
  public init() {}

  /// Takes more bytes.
  ///
  /// - Parameter bytes: the bytes that come next.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The digest of all bytes so far, 32 bytes.
  public var value: [UInt8] { Array(hash.finalize()) }
}
