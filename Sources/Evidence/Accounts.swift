/// The users and the roles that a cluster keeps, without anything secret.
public struct Accounts: Hashable, Codable, Sendable {
  /// A user or a role, and the roles granted to it.
  public struct Account: Hashable, Codable, Sendable {
    /// Its name and the database it is defined in, `name@database`.
    public let name: String
    /// The roles granted to it, `role@database`, in alphabetical order.
    public let roles: [String]

    /// Describes a user or a role.
    ///
    /// - Parameters:
    ///   - name: its name and the database it is defined in, `name@database`.
    ///   - roles: the roles granted to it.
    public init(_ name: String, roles: [String] = []) {
      self.name = name
      self.roles = roles.sorted()
    }
  }

  /// The users of all databases.
  public let users: [Account]
  /// The roles that somebody defined; those built into the server are not among them.
  public let roles: [Account]

  /// Describes a cluster's accounts.
  ///
  /// - Parameters:
  ///   - users: the users of all databases.
  ///   - roles: the roles that somebody defined.
  public init(users: [Account], roles: [Account]) {
    self.users = users
    self.roles = roles
  }
}
