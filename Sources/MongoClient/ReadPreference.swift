internal import CMongoC

/// Which members of a set are read.
public enum ReadPreference: String, CaseIterable, Sendable {
  /// The primary alone.
  case primary
  /// The primary, or a secondary while there is none.
  case primaryPreferred
  /// Secondaries alone.
  case secondary
  /// A secondary, or the primary while there is none.
  case secondaryPreferred
  /// Whichever answers soonest.
  case nearest

  /// The mode as the driver names it.
  ///
  /// - Parameter isRouter: whether a mongos is asked, which chooses the members itself.
  /// - Returns: the mode.
  func mode(forRouter isRouter: Bool) -> mongoc_read_mode_t {
    switch self {
    case .primary where isRouter: MONGOC_READ_PRIMARY
    // A connection straight to a secondary is refused under `primary`, so that the choice of a server enforces it.
    case .primary, .primaryPreferred: MONGOC_READ_PRIMARY_PREFERRED
    case .secondary: MONGOC_READ_SECONDARY
    case .secondaryPreferred: MONGOC_READ_SECONDARY_PREFERRED
    case .nearest: MONGOC_READ_NEAREST
    }
  }
}
