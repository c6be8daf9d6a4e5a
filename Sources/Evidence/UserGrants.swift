/// What a user was granted, itself and through other roles.
public struct UserGrants: Hashable, Codable, Sendable {
  /// The names of all roles defined in the admin database that it holds.
  public let roles: [String]
  /// All its privileges.
  public let privileges: [Privilege]

  /// Describes what a user was granted.
  ///
  /// - Parameters:
  ///   - roles: the names of all roles of the admin database that it holds.
  ///   - privileges: all its privileges.
  public init(roles: [String], privileges: [Privilege]) {
    self.roles = roles
    self.privileges = privileges
  }

  /// Whether the user may take an action on a resource.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - resource: the resource.
  /// - Returns: whether one of its privileges lets it.
  public func allow(_ action: String, on resource: Privilege.Resource) -> Bool {
    privileges.contains { $0.grants(action, on: resource) }
  }

  /// Whether the user may drop any database.
  public var mayDropAnyDatabase: Bool { allow("dropDatabase", on: .anyNamespace) }
}
