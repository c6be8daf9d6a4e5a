/// Whose a database is, told by its name alone.
///
/// Source: the names that mongosync, its verifiers, Atlas and Device Sync are documented to use, see requirement R-04.
public enum DatabaseFamily: String, Codable, Sendable {
  /// `admin`, `config`, `local`.
  case system
  /// mongosync's own metadata.
  case mongosync
  /// The metadata of mongosync's embedded verifier.
  case embeddedVerifier
  /// The metadata of the separate migration-verifier.
  case migrationVerifier
  /// Atlas' own.
  case atlasInternal
  /// Atlas Device Sync's history; not a system database: mongosync does not pass over it.
  case deviceSync
  /// Everything else.
  case user

  /// Tells a database's family; the first rule that matches wins.
  ///
  /// - Parameter name: the database's name.
  public init(ofDatabase name: String) {
    let exact = ExactText(name)
    self =
      if ["admin", "config", "local"].contains(name) {
        .system
      } else if exact.begins(with: "__mdb_internal_mongosync_verifier")
        || exact.begins(with: "mongosync_reserved_for_verification_")
      {
        .embeddedVerifier
      } else if name == "__mdb_internal_mongosync" || name == "mongosync_reserved_for_internal_use"
        || exact.begins(with: "mongosync_internal_") || exact.begins(with: "mdb_internal_")
      {
        .mongosync
      } else if name == "__mdb_internal_migration_verifier" || name == "migration_verification_metadata" {
        .migrationVerifier
      } else if exact.begins(with: "__mdb_internal") {
        .atlasInternal
      } else if exact.begins(with: "__realm_sync") {
        .deviceSync
      } else {
        .user
      }
  }

  /// The owner in words.
  public var owner: String {
    switch self {
    case .system: "the server"
    case .mongosync: "mongosync"
    case .embeddedVerifier: "mongosync's embedded verifier"
    case .migrationVerifier: "migration-verifier"
    case .atlasInternal: "Atlas"
    case .deviceSync: "Atlas Device Sync"
    case .user: "an application"
    }
  }
}
