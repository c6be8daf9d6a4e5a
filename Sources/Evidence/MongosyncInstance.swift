/// One mongosync of the migration, and what it tells.
public struct MongosyncInstance: Hashable, Codable, Sendable {
  /// The URL that was asked, without secrets.
  public let address: String
  /// What it tells of its progress.
  public let progress: Observed<MongosyncProgress>

  /// Describes a mongosync.
  ///
  /// - Parameters:
  ///   - address: the URL that was asked, without secrets.
  ///   - progress: what it tells of its progress.
  public init(address: String, progress: Observed<MongosyncProgress>) {
    self.address = address
    self.progress = progress
  }
}
