/// What besides the balancer changes the chunks of a sharded cluster, as `config.settings` has it.
public struct ChunkUpkeep: Hashable, Codable, Sendable {
  /// Whether chunks are split by themselves (servers up to 6.0); nothing where no setting is kept.
  public let splits: Bool?
  /// Whether chunks are merged by themselves (servers since 7.0); nothing where no setting is kept.
  public let merges: Bool?

  /// Describes the settings.
  ///
  /// - Parameters:
  ///   - splits: whether chunks are split by themselves.
  ///   - merges: whether chunks are merged by themselves.
  public init(splits: Bool?, merges: Bool?) {
    self.splits = splits
    self.merges = merges
  }
}
