/// What the host of a member has to work with.
public struct Hardware: Hashable, Codable, Sendable {
  /// The processor cores that the server sees.
  public let cores: Int
  /// The memory in megabytes that the server may use.
  public let memoryMB: Int

  /// Describes a host.
  ///
  /// - Parameters:
  ///   - cores: the processor cores that the server sees.
  ///   - memoryMB: the memory in megabytes that the server may use.
  public init(cores: Int, memoryMB: Int) {
    self.cores = cores
    self.memoryMB = memoryMB
  }
}
