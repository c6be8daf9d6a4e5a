/// A feature compatibility version and whether it is changing.
public struct FeatureCompatibilityVersion: Hashable, Codable, Sendable {
  /// The version in force.
  public let version: ReleaseVersion
  /// The version being changed to, while an upgrade or downgrade is under way.
  public let targetVersion: ReleaseVersion?

  /// Names a feature compatibility version.
  ///
  /// - Parameters:
  ///   - version: the version in force.
  ///   - targetVersion: the version being changed to, if any.
  public init(_ version: ReleaseVersion, targetVersion: ReleaseVersion? = nil) {
    self.version = version
    self.targetVersion = targetVersion
  }
}
