import Evidence

/// Which servers a release of mongosync migrates between.
struct ServerSupport: Sendable {
  /// The oldest patch of a release series that is accepted, as far as it was published.
  enum OldestPatch: Hashable, Sendable {
    /// This one.
    case exactly(ReleaseVersion)
    /// It was not published for this release of mongosync, or not twice alike: no older than the first, no newer than
    /// the second.
    case between(ReleaseVersion, ReleaseVersion)
  }

  /// What is asked of the servers of one release series.
  struct Minimum: Hashable, Sendable {
    let patch: OldestPatch
    /// The oldest feature compatibility version.
    let compatibility: ReleaseVersion
  }

  /// The first release of mongosync that this holds for; it holds until the next row.
  let since: ReleaseVersion
  /// The release series that a destination may run, by the series of the source.
  let destinations: [ReleaseVersion: [ReleaseVersion]]
  /// What is asked of the servers, by their release series.
  let minimums: [ReleaseVersion: Minimum]

  /// Whether a server is new enough.
  ///
  /// - Parameter version: the server's version.
  /// - Returns: whether it is; nothing where that was not published, or its series is not supported at all.
  func isNewEnough(_ version: ReleaseVersion) -> Bool? {
    switch minimums[version.series]?.patch {
    case .exactly(let oldest): version >= oldest
    case .between(let lower, _) where version < lower: false
    case .between(_, let upper) where version >= upper: true
    case .between, nil: nil
    }
  }
}

extension ServerSupport.OldestPatch: CustomStringConvertible {
  var description: String {
    switch self {
    case .exactly(let oldest): oldest.description
    case .between(let lower, let upper): "a patch between \(lower) and \(upper) that was not published"
    }
  }
}

extension Plan {
  /// What the mongosync of this migration accepts; nothing where the plan does not give its version, or where that is
  /// newer than all that is known.
  var serverSupport: ServerSupport? {
    guard let version = mongosyncVersion, version.series <= ServerSupport.newestMongosync else { return nil }
    return ServerSupport.table.last { $0.since <= version }
  }
}
