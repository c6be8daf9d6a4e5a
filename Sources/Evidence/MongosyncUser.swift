/// What the server knows of the user mongosync connects as.
public enum MongosyncUser: Hashable, Codable, Sendable {
  /// There is no such user.
  case missing
  /// The user exists, and may or may not drop any database.
  case found(mayDropAnyDatabase: Bool)
}
