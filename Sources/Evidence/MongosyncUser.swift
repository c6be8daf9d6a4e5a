/// What the server knows of the user mongosync connects as.
public enum MongosyncUser: Hashable, Codable, Sendable {
  /// There is no such user.
  case missing
  /// The user exists, and this is what it may do.
  case found(UserGrants)
}
