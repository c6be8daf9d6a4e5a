/// The users and the roles that a cluster keeps, without anything secret.
public struct Accounts: Hashable, Codable, Sendable {
  /// A user or a role, and the roles granted to it.
  public struct Account: Hashable, Codable, Sendable {
    /// Its name and the database it is defined in, `name@database`.
    public let name: String
    /// The roles granted to it, `role@database`, in alphabetical order.
    public let roles: [String]
    /// The ways in which a user may log in, such as `SCRAM-SHA-256`, in alphabetical order; none of a role.
    public let mechanisms: [String]
    /// From where and to where it may be used, each restriction as canonical Extended JSON; none for anywhere.
    public let restrictions: [String]
    /// What a role allows itself, each action with its resource as canonical Extended JSON; none of a user.
    public let privileges: [String]

    /// Describes a user or a role.
    ///
    /// - Parameters:
    ///   - name: its name and the database it is defined in, `name@database`.
    ///   - roles: the roles granted to it.
    ///   - mechanisms: the ways in which a user may log in.
    ///   - restrictions: from where and to where it may be used.
    ///   - privileges: what a role allows itself, such as `find on { "db" : "shop", "collection" : "" }`.
    public init(
      _ name: String, roles: [String] = [], mechanisms: [String] = [], restrictions: [String] = [],
      privileges: [String] = []
    ) {
      self.name = name
      self.roles = roles.sorted()
      self.mechanisms = mechanisms.sorted()
      self.restrictions = restrictions.sorted()
      self.privileges = privileges.sorted()
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
