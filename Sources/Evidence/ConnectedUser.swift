/// The user that a connection is authenticated as.
public struct ConnectedUser: Hashable, Codable, Sendable {
  /// `user@database`, one for each authenticated user; empty where the server asks for none.
  public let users: [String]
  /// `role@database` of every role held.
  public let roles: [String]

  /// Describes the connection's user.
  ///
  /// - Parameters:
  ///   - users: `user@database` of every authenticated user.
  ///   - roles: `role@database` of every role held.
  public init(users: [String], roles: [String]) {
    self.users = users
    self.roles = roles
  }
}

extension ConnectedUser {
  /// Whether the cluster itself keeps a user that the connection is authenticated as.
  ///
  /// A user of `$external` may be kept by a directory instead.
  public var isKeptByCluster: Bool { users.contains { !$0.hasSuffix("@$external") } }
}
