import BSON
import Evidence
import Findings
import MongoClient
import Survey
import Synchronization
import TestSupport
import Testing

/// Hosts that only a server's reply names, and the login that they must not get.
@Suite struct MemberProofTests {
  /// One host that a reply names as a member.
  struct Stranger: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Whether a member of the very set stands behind it.
    var isMember = false
    /// What it makes of its `hello`.
    let hello: @Sendable (_ hello: BSONDocument, _ id: BSONValue?) -> BSONDocument
  }

  static let strangers = [
    Stranger(testDescription: "a member of another set") { hello, _ in hello },
    Stranger(testDescription: "one that says the set's name") { hello, _ in hello.setting("setName", to: "proven") },
    Stranger(testDescription: "one that says the set's name, and no id") { hello, _ in
      hello.setting("setName", to: "proven").setting("$replData", to: nil)
    },
    Stranger(testDescription: "one that says the set's id, and another name") { hello, id in
      hello.setting("$replData", "replicaSetId", to: id)
    },
    Stranger(testDescription: "one whose id is none") { hello, _ in
      hello.setting("setName", to: "proven")
        .setting("$replData", "replicaSetId", to: .objectID(Array(repeating: 0, count: 12)))
    },
    Stranger(testDescription: "one that says the set's id as text") { hello, id in
      hello.setting("setName", to: "proven").setting("$replData", "replicaSetId", to: .string("\(id ?? .null)"))
    },
    Stranger(testDescription: "one that says the set's name in other letters") { hello, id in
      hello.setting("setName", to: "Proven").setting("$replData", "replicaSetId", to: id)
    },
    Stranger(testDescription: "one that says that it is of no set") { hello, _ in hello.setting("setName", to: nil) },
    Stranger(testDescription: "one whose set's name is a number") { hello, _ in hello.setting("setName", to: 5) },
    Stranger(testDescription: "a member itself", isMember: true) { hello, _ in hello },
  ]

  @Test(arguments: strangers)
  func `a host that a reply names gets the login only where it proves to be of the set`(
    _ stranger: Stranger
  ) async throws {
    let access = ReplicaSetOptions.AccessControl()
    let set = try await SharedServers.replicaSet(
      "proven", ReplicaSetOptions(name: "proven", accessControl: access))
    let own = try #require(set.members.first)
    let others = try #require(try await SharedServers.source().members.first)
    let logins = Mutex(0)
    let id = try await Self.id(of: own)
    let host = try ReplyProxy(before: stranger.isMember ? own : others) { command, reply in
      if Self.isLogin(command) { logins.withLock { $0 += 1 } }
      let isHello = ["hello", "isMaster", "ismaster"].contains(command.names.first ?? "")
      return isHello ? .document(stranger.hello(reply, id)) : .none
    }
    let entrance = try ReplyProxy(before: own) { command, reply in
      guard command.names.first == "replSetGetConfig", let config = reply["config"]?.document else { return .none }
      let members = (config["members"]?.array ?? []) + [["_id": 7, "host": .string(host.host)]]
      return .document(reply.setting("config", "members", to: .array(of: members)))
    }
    let source = set.connectionString.replacing("replicaSet=proven", with: "directConnection=true")
      .replacing(own.host, with: entrance.host)
    let seen = try await Surveyed.of(source: source, seconds: 30).source
    let members = try #require(seen.sets.first?.members)
    #expect(members.map(\.host) == [own.host, host.host])
    #expect(members.first?.state.value == .primary, "the member that the configuration names as itself proves it")
    if stranger.isMember {
      #expect(members.last?.state.value == .primary)
      #expect(logins.withLock { $0 } > 0)
    } else {
      #expect(members.last?.state.reason?.contains("No login was sent to \(host.host)") == true, "\(members)")
      #expect(logins.withLock { $0 } == 0)
    }
  }

  @Test func `hosts that the operator names need no proof`() async throws {
    let set = try await SharedServers.replicaSet(
      "proven", ReplicaSetOptions(name: "proven", accessControl: ReplicaSetOptions.AccessControl()))
    let surveyed = try await Surveyed.of(source: set.connectionString)
    #expect(surveyed.source.sets.first?.members.first?.state.value == .primary)
    #expect(!surveyed.records.contains { $0.command.contains("$replData") })
  }

  /// Whether a command carries a login, or begins one.
  private static func isLogin(_ command: BSONDocument) -> Bool {
    ["saslStart", "saslContinue", "authenticate"].contains(command.names.first ?? "")
      || command["speculativeAuthenticate"] != nil
  }

  private static func id(of member: MongodProcess) async throws -> BSONValue? {
    let seen = Mutex<BSONValue?>(nil)
    let proxy = try ReplyProxy(before: member) { _, reply in
      if let id = reply[path: "$replData", "replicaSetId"] { seen.withLock { $0 = id } }
      return .none
    }
    let context = RunContext(runID: "id", deadline: .now + .seconds(30))
    let pool = try ClientPool(ConnectionString(proxy.connectionString), maximumConnections: 1, context: context)
    _ = try await offCooperativePool {
      try pool.withClient { (client) throws(MongoError) in
        try client.run(.helloWithSetMetadata, on: try client.selectServer())
      }
    }
    return seen.withLock { $0 }
  }
}
