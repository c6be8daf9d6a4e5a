import BSON
import Evidence
import Findings
import MongoClient

/// What tells one replica set from every other: its name, and the id that it was given when it was initiated.
struct SetIdentity: Hashable, Sendable {
  let name: String
  let id: BSONValue

  /// Reads a `hello` reply that carries the set's metadata; nil where it is of no replica set.
  ///
  /// Source: the metadata that members ask each other for by `$replData`; seen without a login on 4.2.6 to 6.0.27.
  init?(hello reply: BSONDocument) {
    guard let name = try? reply.required("setName", .name), let id = reply[path: "$replData", "replicaSetId"],
      case .objectID(let bytes) = id, bytes.contains(where: { $0 != 0 })
    else { return nil }
    self.name = name
    self.id = id
  }
}

/// What a member that only a reply names must prove before it is sent a login.
enum RequiredProof: Sendable {
  /// It belongs to this very set.
  case identity(SetIdentity)
  /// It belongs to a set of this name; the id is not known before one of its members was entered.
  case name(String)
  /// Nothing proves anything, since the set itself could not be identified.
  case impossible

  /// Whether an identity is the one that is required.
  func accepts(_ identity: SetIdentity) -> Bool {
    switch self {
    case .identity(let required): identity == required
    case .name(let name): identity.name.utf8.elementsEqual(name.utf8)
    case .impossible: false
    }
  }
}

extension ClusterNode {
  /// Asks which replica set the node belongs to; no login is needed for that.
  func setIdentity() async -> SetIdentity? {
    let fields: Set<String> = ["setName", "$replData.replicaSetId", "ok"]
    var hello = await ask(.helloWithSetMetadata, keeping: fields)
    if hello.refusal?.kind == .commandNotFound { hello = await ask(.isMasterWithSetMetadata, keeping: fields) }
    return hello.value.flatMap { SetIdentity(hello: $0) }
  }
}

extension ClusterSurvey {
  /// A node for a direct connection to a member, which gets a login only where it is known to be meant.
  ///
  /// A host that the operator names gets it: in the connection string, in the host map, or in the URI of the shards'
  /// login. One that only a reply names could be anybody's, so it is first asked, without a login, which replica set it
  /// belongs to.
  ///
  /// - Parameters:
  ///   - host: the member's own name, `host:port`.
  ///   - login: how to log in there, and what the member must prove before.
  /// - Returns: the node, or why there is no connecting to it.
  func node(directlyTo host: String, _ login: MemberLogin) async -> Result<ClusterNode, Refusal> {
    let model = login.credentials ?? target.connectionString
    guard model.hasCredentials, !isNamedByOperator(host, login) else {
      return await node(directlyTo: host, as: login.credentials)
    }
    let anonymous: ClusterNode
    switch await node(directlyTo: host, as: login.credentials, withoutLogin: true) {
    case .success(let node): anonymous = node
    case .failure(let refusal): return .failure(refusal)
    }
    guard let identity = await anonymous.setIdentity() else {
      return .failure(Self.refusal(of: host, "it does not say which replica set it belongs to"))
    }
    guard login.proof.accepts(identity) else {
      return .failure(Self.refusal(of: host, "it does not belong to the same replica set, by name and replica set id"))
    }
    return await node(directlyTo: host, as: login.credentials)
  }

  /// A login to the members of a node's set, with what they must prove.
  ///
  /// - Parameters:
  ///   - login: how to log in to the members.
  ///   - node: a node of the set, entered already.
  ///   - hosts: the members; where the operator names them all, nothing has to be asked.
  /// - Returns: the login, with what is required of the others.
  func login(_ login: MemberLogin, provenBy node: ClusterNode, to hosts: [String]) async -> MemberLogin {
    guard !hosts.allSatisfy({ isNamedByOperator($0, login) }) else { return login }
    var login = login
    login.proof = await node.setIdentity().map { .identity($0) } ?? .impossible
    return login
  }

  private func isNamedByOperator(_ host: String, _ login: MemberLogin) -> Bool {
    guard target.hostMap[host] == nil else { return true }
    let named = target.connectionString.hosts + login.seeds + (target.shardCredentials?.hosts ?? [])
    let normal = host.lowercased()
    return named.contains { $0.lowercased() == normal || $0.lowercased() == "\(normal):27017" }
  }

  private static func refusal(of host: String, _ why: String) -> Refusal {
    Refusal(
      .failed,
      "No login was sent to \(host), which only a server's reply names: \(why). If it is a member, name it in the "
        + "connection string.")
  }
}
