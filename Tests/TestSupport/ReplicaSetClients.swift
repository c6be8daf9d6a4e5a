extension ReplicaSet {
  /// The connection string for applications, with the first user's credentials when access control is on.
  public var connectionString: String { asFirstUser(address).text }

  /// The connection string with another user's credentials and further options.
  public func connectionString(
    user: String, password: String, options: [(name: String, value: String)] = []
  ) -> String {
    var address = self.address.authenticated(user: user, password: password)
    address.options += options
    return address.text
  }

  /// The connection string without credentials.
  public var anonymousConnectionString: String { address.text }

  /// The connection string that leads to one member alone, with the first user's credentials if there is one.
  public func connectionString(of member: MongodProcess) -> String {
    asFirstUser(ServerAddress(member)).text
  }

  /// A client whose commands go to whichever member is primary.
  public func primary() throws -> AdminClient { try AdminClient(connectionString) }

  /// A client of one member alone, also of one that is hidden or an arbiter.
  public func admin(of index: Int) throws -> AdminClient {
    try AdminClient(connectionString(of: members[index]))
  }

  /// The first user exists for clients only once the members check who they are.
  func asFirstUser(_ address: ServerAddress) -> ServerAddress {
    guard let access = options.accessControl, members.contains(where: { $0.options.keyFile != nil }) else {
      return address
    }
    return address.authenticated(user: access.user, password: access.password)
  }

  private var address: ServerAddress {
    let visible = zip(options.members, members).filter { kind, _ in
      if case .ordinary = kind { true } else { false }
    }
    return ServerAddress(
      replicaSet: options.name, hosts: visible.map(\.1.host), transport: options.server.transport)
  }
}
