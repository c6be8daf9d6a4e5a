/// The file system that a member keeps its data on.
public struct DiskSpace: Hashable, Codable, Sendable {
  /// The bytes it can hold.
  public let total: Double
  /// The bytes in use, by whatever.
  public let used: Double

  /// Describes a file system.
  ///
  /// - Parameters:
  ///   - total: the bytes it can hold.
  ///   - used: the bytes in use.
  public init(total: Double, used: Double) {
    self.total = total
    self.used = used
  }

  /// The bytes that are free.
  public var free: Double { max(0, total - used) }
}
