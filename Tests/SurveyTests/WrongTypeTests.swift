import BSON
import Evidence
import Findings
import MongoClient
import Survey
import Synchronization
import TestSupport
import Testing

/// Fields of a wrong type, put into a real server's replies by a proxy: they are unknown, and never absent.
@Suite struct WrongTypeTests {
  /// One field that is not what it must be.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let field: String
    let matches: @Sendable (BSONDocument) -> Bool
    let change: @Sendable (BSONDocument) -> BSONDocument
    /// Why there is no value where the field belongs; nil where there is one.
    let reason: @Sendable (ClusterEvidence) -> String?

    /// Changes the replies to a command, or to a command on one collection.
    init(
      _ what: String, field: String, of command: String, on collection: String? = nil, with argument: String? = nil,
      _ change: @escaping @Sendable (BSONDocument) -> BSONDocument,
      seenIn reason: @escaping @Sendable (ClusterEvidence) -> String?
    ) {
      testDescription = "\(command) \(collection ?? ""): \(what)"
      self.field = field
      matches = { sent in
        sent.names.first == command && (collection == nil || sent[command]?.string == collection)
          && (argument == nil || sent[argument ?? ""] != nil)
      }
      self.change = change
      self.reason = reason
    }
  }

  private static func member(_ cluster: ClusterEvidence) -> MemberEvidence? { cluster.sets.first?.members.first }

  /// The reply of a cursor with one document more.
  private static func adding(_ document: BSONDocument) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in
      reply.setting(
        "cursor", "firstBatch",
        to: .array(of: (reply[path: "cursor", "firstBatch"]?.array ?? []) + [.document(document)]))
    }
  }

  /// The reply of a cursor with other documents.
  private static func holding(_ document: BSONDocument) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in reply.setting("cursor", "firstBatch", to: .array(of: [.document(document)])) }
  }

  /// The reply with something else in the place of its first member.
  private static func changingMember(
    _ name: String, _ value: BSONValue?
  ) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in
      let members = reply[path: "config", "members"]?.documents ?? []
      return reply.setting("config", "members", to: .array(of: members.map { .document($0.setting(name, to: value)) }))
    }
  }

  static let ofTheCluster: [Wrong] = [
    Wrong("databases is a document", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: ["0": ["name": "admin"]])
    } seenIn: {
      $0.databases.reason
    },
    Wrong("databases is null", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: .null)
    } seenIn: {
      $0.databases.reason
    },
    Wrong("one name is a number", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": "admin"], ["name": 5]])
    } seenIn: {
      $0.databases.reason
    },
    Wrong("one element is a text", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: [["name": "admin"], "shop"])
    } seenIn: {
      $0.databases.reason
    },
    Wrong("a name is a symbol", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": .other(.symbol, [2, 0, 0, 0, 0xff, 0])]])
    } seenIn: {
      $0.databases.reason
    },
    Wrong("a name is no UTF-8", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": .other(.string, [2, 0, 0, 0, 0xff, 0])]])
    } seenIn: {
      $0.databases.reason
    },
    Wrong("users is null", field: "users", of: "usersInfo") {
      $0.setting("users", to: .null)
    } seenIn: {
      $0.accounts.reason
    },
    Wrong("users is a document", field: "users", of: "usersInfo") {
      $0.setting("users", to: [:])
    } seenIn: {
      $0.accounts.reason
    },
    Wrong("one user is a text", field: "users", of: "usersInfo") {
      $0.setting("users", to: ["a"])
    } seenIn: {
      $0.bypassUsers.reason
    },
    Wrong("a user's roles are a text", field: "roles", of: "usersInfo") {
      $0.setting("users", to: [["user": "a", "db": "admin", "roles": "root"]])
    } seenIn: {
      $0.bypassUsers.reason
    },
    Wrong("a role's name is a number", field: "role", of: "usersInfo") {
      $0.setting("users", to: [["user": "a", "db": "admin", "roles": [["role": 1, "db": "admin"]]]])
    } seenIn: {
      $0.bypassUsers.reason
    },
    Wrong("a user's name is a number", field: "user", of: "usersInfo") {
      $0.setting("users", to: [["user": 7, "db": "admin", "roles": []]])
    } seenIn: {
      $0.accounts.reason
    },
    Wrong("a user's privileges are null", field: "inheritedPrivileges", of: "usersInfo") {
      $0.setting(
        "users",
        to: [
          [
            "user": "a", "db": "admin", "roles": [["role": "own", "db": "admin"]], "inheritedPrivileges": .null,
          ]
        ])
    } seenIn: {
      $0.bypassUsers.reason
    },
    Wrong("a privilege's actions are a text", field: "actions", of: "usersInfo") {
      $0.setting(
        "users",
        to: [
          [
            "user": "a", "db": "admin", "roles": [["role": "own", "db": "admin"]],
            "inheritedPrivileges": [["resource": ["anyResource": true], "actions": "bypassWriteBlockingMode"]],
          ]
        ])
    } seenIn: {
      $0.bypassUsers.reason
    },
    Wrong(
      "the roles of a role are null", field: "roles", of: "find", on: "system.roles",
      adding(["role": "own", "db": "admin", "roles": .null])
    ) { $0.accounts.reason },
    Wrong("authInfo is an array", field: "authInfo", of: "connectionStatus") {
      $0.setting("authInfo", to: [])
    } seenIn: {
      $0.connectedUser.reason
    },
    Wrong("the users are a text", field: "authenticatedUsers", of: "connectionStatus") {
      $0.setting("authInfo", "authenticatedUsers", to: "root")
    } seenIn: {
      $0.connectedUser.reason
    },
    Wrong(
      "the block is a text", field: "blockUserWrites", of: "find", on: "user_writes_critical_sections",
      holding(["_id": "", "blockUserWrites": "no"])
    ) { $0.writeBlockRecord.reason },
    Wrong("the write concern is a truth value", field: "w", of: "getDefaultRWConcern") {
      $0.setting("defaultWriteConcern", to: ["w": true])
    } seenIn: {
      $0.defaultConcerns.reason
    },
    Wrong("the read concern is a text", field: "defaultReadConcern", of: "getDefaultRWConcern") {
      $0.setting("defaultReadConcern", to: "majority")
    } seenIn: {
      $0.defaultConcerns.reason
    },
    Wrong("it takes writes by a text", field: "isWritablePrimary", of: "hello") {
      $0["topologyVersion"] == nil ? $0 : $0.setting("isWritablePrimary", to: "true")
    } seenIn: {
      $0.topology.reason
    },
    Wrong("the set's name is a number", field: "setName", of: "hello") {
      $0.setting("setName", to: 5)
    } seenIn: {
      $0.topology.reason
    },
    Wrong("the set's hosts are a text", field: "hosts", of: "hello") {
      $0.setting("hosts", to: "host:1")
    } seenIn: {
      $0.topology.reason
    },
    Wrong("the members are a document", field: "members", of: "replSetGetConfig") {
      $0.setting("config", "members", to: ["0": ["host": "h:1"]])
    } seenIn: {
      $0.sets.first?.membershipGap?.message
    },
    Wrong("a member's host is null", field: "host", of: "replSetGetConfig", changingMember("host", .null)) {
      $0.sets.first?.membershipGap?.message
    },
    Wrong("hidden is a text", field: "hidden", of: "replSetGetConfig", changingMember("hidden", "false")) {
      $0.sets.first?.membershipGap?.message
    },
    Wrong("arbiterOnly is 2", field: "arbiterOnly", of: "replSetGetConfig", changingMember("arbiterOnly", 2)) {
      $0.sets.first?.membershipGap?.message
    },
    Wrong(
      "the delay is below zero", field: "secondaryDelaySecs", of: "replSetGetConfig",
      changingMember("secondaryDelaySecs", -5)
    ) { $0.sets.first?.membershipGap?.message },
  ]

  static let ofAMember: [Wrong] = [
    Wrong("the engine is a number", field: "name", of: "serverStatus") {
      $0.setting("storageEngine", "name", to: 5)
    } seenIn: {
      member($0)?.storageEngine.reason
    },
    Wrong("repl is a text", field: "repl", of: "serverStatus") {
      $0.setting("repl", to: "on")
    } seenIn: {
      member($0)?.writeBlock.reason
    },
    Wrong("the write block is a text", field: "userWriteBlockMode", of: "serverStatus") {
      $0.setting("repl", "userWriteBlockMode", to: "1")
    } seenIn: {
      member($0)?.writeBlock.reason
    },
    Wrong("the retention is a text", field: "oplogMinRetentionHours", of: "serverStatus") {
      $0.setting("oplogTruncation", "oplogMinRetentionHours", to: "48")
    } seenIn: {
      member($0)?.oplog.reason
    },
    Wrong("the retention is no number", field: "oplogMinRetentionHours", of: "serverStatus") {
      $0.setting("oplogTruncation", "oplogMinRetentionHours", to: .double(.nan))
    } seenIn: {
      member($0)?.oplog.reason
    },
    Wrong("the section of the oplog is null", field: "oplogTruncation", of: "serverStatus") {
      $0.setting("oplogTruncation", to: .null)
    } seenIn: {
      member($0)?.oplog.reason
    },
    Wrong("open transactions are a half", field: "currentOpen", of: "serverStatus") {
      $0.setting("transactions", "currentOpen", to: 0.5)
    } seenIn: {
      member($0)?.openTransactions.reason
    },
    Wrong("the version is a number", field: "version", of: "buildInfo") {
      $0.setting("version", to: 6)
    } seenIn: {
      member($0)?.version.reason
    },
    Wrong("the modules are a text", field: "modules", of: "buildInfo") {
      $0.setting("modules", to: "enterprise")
    } seenIn: {
      member($0)?.modules.reason
    },
    Wrong(
      "the FCV's target is a number", field: "targetVersion", of: "getParameter",
      with: "featureCompatibilityVersion"
    ) {
      $0.setting("featureCompatibilityVersion", "targetVersion", to: 6.0)
    } seenIn: {
      member($0)?.featureCompatibilityVersion.reason
    },
    Wrong("notablescan is a text", field: "notablescan", of: "getParameter", with: "notablescan") {
      $0.setting("notablescan", to: "false")
    } seenIn: {
      member($0)?.refusesTableScans.reason
    },
    Wrong("the profiler's level is a text", field: "was", of: "profile") {
      $0.setting("was", to: "0")
    } seenIn: {
      member($0)?.profilers.reason
    },
    Wrong("an operation's time is a text", field: "microsecs_running", of: "aggregate", with: "pipeline") { reply in
      reply[path: "cursor", "ns"]?.string == "admin.$cmd.aggregate"
        ? adding(["_id": "x", "connections": 1, "command": ["collMod": "c"], "microsecs_running": "5"])(reply) : reply
    } seenIn: {
      member($0)?.operations.reason
    },
    Wrong("the oplog's end is a date", field: "ts", of: "find", on: "oplog.rs", holding(["ts": .date(5)])) {
      member($0)?.oplog.reason
    },
  ]

  /// Fields of the right type whose values no server can have.
  static let impossible: [Wrong] =
    [
      ("999.0", "version"), ("6.0.27.1", "version"), ("6", "version"), ("6.0.-1", "version"), ("0.0.0", "version"),
      ("6.77.1", "version"), ("", "version"),
    ].map { value, field in
      Wrong("the version is \(value)", field: field, of: "buildInfo") {
        $0.setting("version", to: .string(value))
      } seenIn: {
        member($0)?.version.reason
      }
    } + [
      Wrong("the FCV is 999.0", field: "version", of: "getParameter", with: "featureCompatibilityVersion") {
        $0.setting("featureCompatibilityVersion", "version", to: "999.0")
      } seenIn: {
        member($0)?.featureCompatibilityVersion.reason
      },
      Wrong("the retention is below zero", field: "oplogMinRetentionHours", of: "serverStatus") {
        $0.setting("oplogTruncation", "oplogMinRetentionHours", to: -1)
      } seenIn: {
        member($0)?.oplog.reason
      },
      Wrong("the retention is 1e300 hours", field: "oplogMinRetentionHours", of: "serverStatus") {
        $0.setting("oplogTruncation", "oplogMinRetentionHours", to: 1e300)
      } seenIn: {
        member($0)?.oplog.reason
      },
      Wrong(
        "the oplog begins in 1970", field: "ts", of: "find", on: "oplog.rs",
        holding(["ts": .timestamp(seconds: 5, increment: 1)])
      ) {
        member($0)?.oplog.reason
      },
      Wrong(
        "the oplog's size is below zero", field: "size", of: "aggregate", on: "oplog.rs",
        holding(["size": -1, "maxSize": 5])
      ) {
        member($0)?.oplog.reason
      },
      Wrong(
        "the oplog may hold nothing", field: "maxSize", of: "aggregate", on: "oplog.rs",
        holding(["size": 1, "maxSize": 0])
      ) {
        member($0)?.oplog.reason
      },
    ]

  @Test(arguments: ofTheCluster + ofAMember + impossible)
  func `a field of a wrong type is unknown, and is named`(_ wrong: Wrong) async throws {
    let set = try await SharedServers.source()
    let server = try #require(set.members.first)
    // A database of somebody's own, of whose profiler is asked.
    try await set.primary().run("wrong_types", #"{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}]}"#)
    let host = HostName()
    let proxy = try ReplyProxy(before: server) { command, reply in
      guard let own = host.text else { return .none }
      var changed = reply
      if command.names.first == "replSetGetConfig" { changed = Self.changingMember("host", .string(own))(changed) }
      return wrong.matches(command) ? .document(wrong.change(changed)) : .document(changed)
    }
    host.text = proxy.host
    let seen = try await Surveyed.of(source: proxy.connectionString, seconds: 60).source
    let reason = try #require(wrong.reason(seen), "there is a value")
    #expect(reason.contains("\"\(wrong.field)\""), "\(reason)")
  }

  @Test func `replies as they are, through the same proxy, are all read`() async throws {
    let server = try #require(try await SharedServers.source().members.first)
    let proxy = try ReplyProxy(before: server) { _, _ in .none }
    let seen = try await Surveyed.of(source: proxy.connectionString, seconds: 60).source
    let member = Self.member(seen)
    let reasons = [
      seen.databases.reason, seen.accounts.reason, seen.bypassUsers.reason, seen.connectedUser.reason,
      seen.writeBlockRecord.reason, seen.defaultConcerns.reason, seen.topology.reason,
      seen.sets.first?.membershipGap?.message, member?.storageEngine.reason, member?.writeBlock.reason,
      member?.oplog.reason, member?.openTransactions.reason, member?.version.reason, member?.modules.reason,
      member?.featureCompatibilityVersion.reason, member?.refusesTableScans.reason, member?.profilers.reason,
      member?.operations.reason,
    ]
    #expect(reasons.allSatisfy { $0 == nil }, "\(reasons)")
  }

  /// The proxy's own address, known once it listens.
  private final class HostName: Sendable {
    private let state = Mutex<String?>(nil)
    var text: String? {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }
}
