import BSON
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

/// Fields of a wrong type, put into a real server's replies by a proxy: they are unknown, and never absent.
@Suite struct WrongTypeTests {
  static let ofTheCluster: [WrongField] = [
    WrongField("databases is a document", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: ["0": ["name": "admin"]])
    } seenIn: {
      $0.databases.reason
    },
    WrongField("databases is null", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: .null)
    } seenIn: {
      $0.databases.reason
    },
    WrongField("one name is a number", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": "admin"], ["name": 5]])
    } seenIn: {
      $0.databases.reason
    },
    WrongField("one element is a text", field: "databases", of: "listDatabases") {
      $0.setting("databases", to: [["name": "admin"], "shop"])
    } seenIn: {
      $0.databases.reason
    },
    WrongField("a name is a symbol", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": .other(.symbol, [2, 0, 0, 0, 0xff, 0])]])
    } seenIn: {
      $0.databases.reason
    },
    WrongField("a name is no UTF-8", field: "name", of: "listDatabases") {
      $0.setting("databases", to: [["name": .other(.string, [2, 0, 0, 0, 0xff, 0])]])
    } seenIn: {
      $0.databases.reason
    },
    WrongField("users is null", field: "users", of: "usersInfo") {
      $0.setting("users", to: .null)
    } seenIn: {
      $0.accounts.reason
    },
    WrongField("users is a document", field: "users", of: "usersInfo") {
      $0.setting("users", to: [:])
    } seenIn: {
      $0.accounts.reason
    },
    WrongField("one user is a text", field: "users", of: "usersInfo") {
      $0.setting("users", to: ["a"])
    } seenIn: {
      $0.bypassUsers.reason
    },
    WrongField("a user's roles are a text", field: "roles", of: "usersInfo") {
      $0.setting("users", to: [["user": "a", "db": "admin", "roles": "root"]])
    } seenIn: {
      $0.bypassUsers.reason
    },
    WrongField("a role's name is a number", field: "role", of: "usersInfo") {
      $0.setting("users", to: [["user": "a", "db": "admin", "roles": [["role": 1, "db": "admin"]]]])
    } seenIn: {
      $0.bypassUsers.reason
    },
    WrongField("a user's name is a number", field: "user", of: "usersInfo") {
      $0.setting("users", to: [["user": 7, "db": "admin", "roles": []]])
    } seenIn: {
      $0.accounts.reason
    },
    WrongField("a user's privileges are null", field: "inheritedPrivileges", of: "usersInfo") {
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
    WrongField("a privilege's actions are a text", field: "actions", of: "usersInfo") {
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
    WrongField(
      "the roles of a role are null", field: "roles", of: "find", on: "system.roles",
      WrongField.adding(["role": "own", "db": "admin", "roles": .null])
    ) { $0.accounts.reason },
    WrongField("authInfo is an array", field: "authInfo", of: "connectionStatus") {
      $0.setting("authInfo", to: [])
    } seenIn: {
      $0.connectedUser.reason
    },
    WrongField("the users are a text", field: "authenticatedUsers", of: "connectionStatus") {
      $0.setting("authInfo", "authenticatedUsers", to: "root")
    } seenIn: {
      $0.connectedUser.reason
    },
    WrongField(
      "the block is a text", field: "blockUserWrites", of: "find", on: "user_writes_critical_sections",
      WrongField.holding(["_id": "", "blockUserWrites": "no"])
    ) { $0.writeBlockRecord.reason },
    WrongField("the write concern is a truth value", field: "w", of: "getDefaultRWConcern") {
      $0.setting("defaultWriteConcern", to: ["w": true])
    } seenIn: {
      $0.defaultConcerns.reason
    },
    WrongField("the read concern is a text", field: "defaultReadConcern", of: "getDefaultRWConcern") {
      $0.setting("defaultReadConcern", to: "majority")
    } seenIn: {
      $0.defaultConcerns.reason
    },
    WrongField("it takes writes by a text", field: "isWritablePrimary", of: "hello") {
      $0["topologyVersion"] == nil ? $0 : $0.setting("isWritablePrimary", to: "true")
    } seenIn: {
      $0.topology.reason
    },
    WrongField("the set's name is a number", field: "setName", of: "hello") {
      $0.setting("setName", to: 5)
    } seenIn: {
      $0.topology.reason
    },
    WrongField("the set's hosts are a text", field: "hosts", of: "hello") {
      $0.setting("hosts", to: "host:1")
    } seenIn: {
      $0.topology.reason
    },
    WrongField("the members are a document", field: "members", of: "replSetGetConfig") {
      $0.setting("config", "members", to: ["0": ["host": "h:1"]])
    } seenIn: {
      $0.sets.first?.membershipGap?.message
    },
    WrongField(
      "a member's host is null", field: "host", of: "replSetGetConfig", WrongField.changingMember("host", .null)
    ) {
      $0.sets.first?.membershipGap?.message
    },
    WrongField(
      "hidden is a text", field: "hidden", of: "replSetGetConfig", WrongField.changingMember("hidden", "false")
    ) {
      $0.sets.first?.membershipGap?.message
    },
    WrongField(
      "arbiterOnly is 2", field: "arbiterOnly", of: "replSetGetConfig", WrongField.changingMember("arbiterOnly", 2)
    ) {
      $0.sets.first?.membershipGap?.message
    },
    WrongField(
      "the delay is below zero", field: "secondaryDelaySecs", of: "replSetGetConfig",
      WrongField.changingMember("secondaryDelaySecs", -5)
    ) { $0.sets.first?.membershipGap?.message },
  ]

  static let ofAMember: [WrongField] = [
    WrongField("the engine is a number", field: "name", of: "serverStatus") {
      $0.setting("storageEngine", "name", to: 5)
    } seenIn: {
      WrongField.member($0)?.storageEngine.reason
    },
    WrongField("repl is a text", field: "repl", of: "serverStatus") {
      $0.setting("repl", to: "on")
    } seenIn: {
      WrongField.member($0)?.writeBlock.reason
    },
    WrongField("the write block is a text", field: "userWriteBlockMode", of: "serverStatus") {
      $0.setting("repl", "userWriteBlockMode", to: "1")
    } seenIn: {
      WrongField.member($0)?.writeBlock.reason
    },
    WrongField("the retention is a text", field: "oplogMinRetentionHours", of: "serverStatus") {
      $0.setting("oplogTruncation", "oplogMinRetentionHours", to: "48")
    } seenIn: {
      WrongField.member($0)?.oplog.reason
    },
    WrongField("the retention is no number", field: "oplogMinRetentionHours", of: "serverStatus") {
      $0.setting("oplogTruncation", "oplogMinRetentionHours", to: .double(.nan))
    } seenIn: {
      WrongField.member($0)?.oplog.reason
    },
    WrongField("the section of the oplog is null", field: "oplogTruncation", of: "serverStatus") {
      $0.setting("oplogTruncation", to: .null)
    } seenIn: {
      WrongField.member($0)?.oplog.reason
    },
    WrongField("open transactions are a half", field: "currentOpen", of: "serverStatus") {
      $0.setting("transactions", "currentOpen", to: 0.5)
    } seenIn: {
      WrongField.member($0)?.openTransactions.reason
    },
    WrongField("the version is a number", field: "version", of: "buildInfo") {
      $0.setting("version", to: 6)
    } seenIn: {
      WrongField.member($0)?.version.reason
    },
    WrongField("the modules are a text", field: "modules", of: "buildInfo") {
      $0.setting("modules", to: "enterprise")
    } seenIn: {
      WrongField.member($0)?.modules.reason
    },
    WrongField(
      "the FCV's target is a number", field: "targetVersion", of: "getParameter",
      with: "featureCompatibilityVersion"
    ) {
      $0.setting("featureCompatibilityVersion", "targetVersion", to: 6.0)
    } seenIn: {
      WrongField.member($0)?.featureCompatibilityVersion.reason
    },
    WrongField("notablescan is a text", field: "notablescan", of: "getParameter", with: "notablescan") {
      $0.setting("notablescan", to: "false")
    } seenIn: {
      WrongField.member($0)?.refusesTableScans.reason
    },
    WrongField("the profiler's level is a text", field: "was", of: "profile") {
      $0.setting("was", to: "0")
    } seenIn: {
      WrongField.member($0)?.profilers.reason
    },
    WrongField("an operation's time is a text", field: "microsecs_running", of: "aggregate", with: "pipeline") {
      reply in
      reply[path: "cursor", "ns"]?.string == "admin.$cmd.aggregate"
        ? WrongField.adding(["_id": "x", "connections": 1, "command": ["collMod": "c"], "microsecs_running": "5"])(
          reply) : reply
    } seenIn: {
      WrongField.member($0)?.operations.reason
    },
    WrongField(
      "the oplog's end is a date", field: "ts", of: "find", on: "oplog.rs", WrongField.holding(["ts": .date(5)])
    ) {
      WrongField.member($0)?.oplog.reason
    },
  ]

  /// Each with options of a collection that no server gives it.
  private static let options: [(String, field: String, BSONDocument)] = [
    ("capped is a text", "capped", ["capped": "x", "size": 4096]),
    ("capped is null", "capped", ["capped": .null, "size": 4096]),
    ("capped is an array", "capped", ["capped": [true], "size": 4096]),
    ("the capped size is a text", "size", ["capped": true, "size": "4096"]),
    ("the most documents are a truth value", "max", ["capped": true, "size": 4096, "max": true]),
    ("a validator is a text", "validator", ["validator": "{}"]),
    ("what makes a time series is a truth value", "timeseries", ["timeseries": true]),
    ("a collation is a text", "collation", ["collation": "de"]),
  ]

  static let ofACollection = options.flatMap { what, field, options in
    [
      WrongField(cataloged: what, field: field, options: options),
      WrongField(listed: what, field: field, options: options),
    ]
  }

  @Test(arguments: ofTheCluster + ofAMember + ofACollection)
  func `a field of a wrong type is unknown, and is named`(_ wrong: WrongField) async throws {
    let reason = try #require(try await wrong.reasonSeen(), "there is a value")
    #expect(reason.contains("\"\(wrong.field)\""), "\(reason)")
  }

  @Test func `replies as they are, through the same proxy, are all read`() async throws {
    let server = try #require(try await SharedServers.source().members.first)
    let proxy = try ReplyProxy(before: server) { _, _ in .none }
    let seen = try await Surveyed.of(source: proxy.connectionString, seconds: 60).source
    let member = WrongField.member(seen)
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
}
