/// How a replica set is started.
public struct ReplicaSetOptions: Sendable {
  /// What one member is.
  public enum Member: Sendable {
    case ordinary
    case hidden
    case arbiter
    /// Hidden and without a vote, and so many seconds behind.
    case delayed(seconds: Int)
    /// Without a vote.
    case voteless
    /// With a vote and tags, and never primary.
    case unelectable
  }

  /// Access control: the first user, who may do everything, and whoever else is wanted.
  public struct AccessControl: Sendable {
    /// The name of the first user.
    public var user: String
    /// The password of the first user.
    public var password: String
    /// Creates further users, before access control is switched on.
    public var createUsers: @Sendable (AdminClient) async throws -> Void

    /// Access control with a first user, and whatever the closure creates.
    public init(
      user: String = "root", password: String = "root's p@ss:word/1",
      createUsers: @escaping @Sendable (AdminClient) async throws -> Void = { _ in }
    ) {
      self.user = user
      self.password = password
      self.createUsers = createUsers
    }
  }

  /// The name of the set.
  public var name: String
  /// What its members are; the first is an ordinary one.
  public var members: [Member]
  /// How every member is started: version, role in a sharded cluster, TLS, caches, log.
  public var server: MongodOptions
  /// Access control, or nil for a set that lets everybody do everything.
  public var accessControl: AccessControl?
  /// Whether access control waits until the set is part of a cluster, whose sets all have one key.
  var switchesAccessControlOnLater = false

  /// A replica set of ordinary servers, one unless told otherwise.
  public init(
    name: String = "rs", members: [Member] = [.ordinary], version: MongodVersion = .v6_0_27,
    role: MongodOptions.Role = .none, tls: TransportSecurity = .none, accessControl: AccessControl? = nil
  ) {
    self.name = name
    self.members = members
    server = MongodOptions(version: version)
    server.role = role
    server.transport = tls
    self.accessControl = accessControl
  }

  /// The first user may do everything; in a cluster also what only servers ask of each other.
  var firstUserRoles: String { server.role == .none ? #"["root"]"# : #"["root", "__system"]"# }

  /// The configuration for `replSetInitiate`, with short times, because on one machine nobody is far away.
  func configuration(hosts: [String]) -> String {
    let members = zip(members, hosts).enumerated().map { index, member in
      let kind =
        switch member.0 {
        case .ordinary: ""
        case .hidden: #", "hidden": true, "priority": 0"#
        case .arbiter: #", "arbiterOnly": true"#
        case .delayed(let seconds):
          #", "hidden": true, "priority": 0, "votes": 0, "\#(server.version.delayOption)": \#(seconds)"#
        case .voteless: #", "priority": 0, "votes": 0"#
        case .unelectable: #", "priority": 0, "tags": {"place": "far away", "use": "reports"}"#
        }
      return #"{"_id": \#(index), "host": "\#(member.1)"\#(kind)}"#
    }
    let role = server.role == .config ? #""configsvr": true,"# : ""
    return """
      {"_id": "\(name)", "version": 1, \(role) "members": [\(members.joined(separator: ", "))],
       "settings": {"electionTimeoutMillis": 1000, "heartbeatIntervalMillis": 200}}
      """
  }
}
