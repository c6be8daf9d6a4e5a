import Evidence

/// A bug of some versions of mongosync whose effect outlives the migration.
struct MongosyncBug: Sendable {
  /// The first version that has it.
  let first: ReleaseVersion
  /// The last version that has it.
  let last: ReleaseVersion
  /// Whether it needs a balancer that runs.
  let needsBalancer: Bool
  /// What it did, to follow the version.
  let effect: String

  /// Whether a version has the bug; one without its third number may be any of its series.
  ///
  /// - Parameter version: the version of mongosync.
  /// - Returns: whether it may have it.
  func affects(_ version: ReleaseVersion) -> Bool { first <= version && version <= last }

  /// Bugs that could miss documents.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.7.
  static let missingDocuments = [
    MongosyncBug(
      first: ReleaseVersion(1, 1), last: ReleaseVersion(1, 7, 1), needsBalancer: true,
      effect: "could miss documents of sharded clusters whose balancer was on"),
    MongosyncBug(
      first: ReleaseVersion(1, 5), last: ReleaseVersion(1, 7, 1), needsBalancer: false,
      effect: "could miss documents when it read from a secondary that lagged behind"),
  ]
}
