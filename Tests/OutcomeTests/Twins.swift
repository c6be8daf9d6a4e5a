import Evidence
import Findings
import TestSupport

extension ClusterPair {
  /// The pair after the cutover of a migration: alike in every kind of collection and index, the source blocked.
  static func twins() async throws -> ClusterPair {
    let pair = try await clean()
    try await pair.makeTwins()
    return pair
  }

  /// Puts the same on both clusters, and blocks the source.
  func makeTwins() async throws {
    for set in [source, destination] {
      let admin = try set.primary()
      for command in TwinKinds.commands + [TwinKinds.role, TwinKinds.user] { try await admin.run("twins", command) }
    }
    try await block(source, true)
  }

  /// The clusters under audit, with a plan of a migration that is not to be reversed.
  func auditAfterCutover(_ change: (inout Plan) -> Void = { _ in }) -> AuditOfServers {
    audit { plan in
      plan.reversible = false
      plan.filtered = false
      change(&plan)
    }
  }
}

/// Collections and indexes of every kind that mongosync migrates, and what it leaves to be made anew.
enum TwinKinds {
  static let role = #"{"createRole": "clerk", "privileges": [], "roles": ["read"]}"#
  static let restrictions = #"[{"clientSource": ["127.0.0.1", "10.0.0.0/8"]}, {"serverAddress": ["127.0.0.1"]}]"#
  static let user = """
    {"createUser": "ann", "pwd": "secret", "roles": ["clerk"], "authenticationRestrictions": \(restrictions)}
    """

  static let commands = [
    #"{"create": "kinds", "validator": {"n": {"$gt": 5}}, "validationLevel": "moderate"}"#,
    #"{"create": "french", "collation": {"locale": "fr"}}"#,
    #"{"create": "capped", "capped": true, "size": 1048576, "max": 1000}"#,
    #"{"create": "clustered", "clusteredIndex": {"key": {"_id": 1}, "unique": true, "name": "by id"}}"#,
    #"{"create": "imaged", "changeStreamPreAndPostImages": {"enabled": true}}"#,
    #"{"create": "spare"}"#,
    #"{"insert": "system.js", "documents": [{"_id": "sum", "value": "function(a, b) { return a + b }"}]}"#,
    #"{"create": "view", "viewOn": "kinds", "pipeline": [{"$match": {"n": {"$gt": 7}}}]}"#,
    """
    {"createIndexes": "kinds", "indexes": [
      {"key": {"u": 1}, "name": "unique", "unique": true}, {"key": {"t": 1}, "name": "ttl", "expireAfterSeconds": 3600},
      {"key": {"h": 1}, "name": "hidden", "hidden": true}, {"key": {"a.b": 1, "c": -1}, "name": "compound"},
      {"key": {"p": 1}, "name": "partial", "partialFilterExpression": {"p": {"$gt": 5}}, "sparse": false},
      {"key": {"k": 1}, "name": "collated", "collation": {"locale": "de"}}, {"key": {"x": "text"}, "name": "text"},
      {"key": {"g": "2dsphere"}, "name": "sphere", "2dsphereIndexVersion": 3}, {"key": {"w.$**": 1}, "name": "wild"},
      {"key": {"q": "hashed"}, "name": "hashed"}, {"key": {"d": -1e-10}, "name": "tiny"}]}
    """,
  ]
}

/// One thing that differs on the destination, what makes it, what undoes it, and which lines it changes.
struct TwinDifference: Sendable {
  let commands: [String]
  let repair: [String]
  let changes: [String: Outcome]

  init(_ id: String, _ outcome: Outcome, _ commands: [String], repair: [String]) {
    self.commands = commands
    self.repair = repair
    changes = [id: outcome]
  }

  /// A change of one collection's options.
  private static func changed(_ id: String, _ outcome: Outcome, _ change: String, back: String) -> TwinDifference {
    TwinDifference(id, outcome, [#"{"collMod": \#(change)}"#], repair: [#"{"collMod": \#(back)}"#])
  }

  /// Other code for the stored function.
  private static func update(_ code: String) -> String {
    #"{"update": "system.js", "updates": [{"q": {"_id": "sum"}, "u": {"$set": {"value": "\#(code)"}}}]}"#
  }

  /// An index of `kinds` in the place of another.
  private static func index(_ id: String, _ outcome: Outcome, _ name: String, _ other: String?, was: String?) -> Self {
    let make = { (specification: String) in
      #"{"createIndexes": "kinds", "indexes": [{\#(specification), "name": "\#(name)"}]}"#
    }
    let drop = #"{"dropIndexes": "kinds", "index": "\#(name)"}"#
    return TwinDifference(
      id, outcome, (was == nil ? [] : [drop]) + (other.map { [make($0)] } ?? []),
      repair: (other == nil ? [] : [drop]) + (was.map { [make($0)] } ?? []))
  }

  static let all: [TwinDifference] = [
    TwinDifference("same-namespaces", .fail, [#"{"drop": "spare"}"#], repair: [#"{"create": "spare"}"#]),
    TwinDifference("same-namespaces", .fail, [#"{"create": "more"}"#], repair: [#"{"drop": "more"}"#]),
    TwinDifference(
      "same-stored-functions", .warn, [#"{"delete": "system.js", "deletes": [{"q": {"_id": "sum"}, "limit": 1}]}"#],
      repair: [TwinKinds.commands[6]]),
    TwinDifference(
      "same-stored-functions", .warn, [update("function(a, b) { return a - b }")],
      repair: [update("function(a, b) { return a + b }")]),
    TwinDifference("same-users", .warn, [#"{"dropUser": "ann"}"#], repair: [TwinKinds.user]),
    TwinDifference(
      "same-users", .warn, [#"{"revokeRolesFromUser": "ann", "roles": ["clerk"]}"#],
      repair: [#"{"grantRolesToUser": "ann", "roles": ["clerk"]}"#]),
    TwinDifference(
      "same-users", .warn, [#"{"grantRolesToUser": "ann", "roles": ["dbAdmin"]}"#],
      repair: [#"{"revokeRolesFromUser": "ann", "roles": ["dbAdmin"]}"#]),
    TwinDifference(
      "same-users", .warn, [#"{"updateUser": "ann", "pwd": "secret", "mechanisms": ["SCRAM-SHA-1"]}"#],
      repair: [#"{"updateUser": "ann", "pwd": "secret", "mechanisms": ["SCRAM-SHA-1", "SCRAM-SHA-256"]}"#]),
    TwinDifference(
      "same-users", .warn, [#"{"updateUser": "ann", "authenticationRestrictions": []}"#],
      repair: [#"{"updateUser": "ann", "authenticationRestrictions": \#(TwinKinds.restrictions)}"#]),
    TwinDifference(
      "same-indexes", .fail,
      [
        #"{"dropIndexes": "kinds", "index": "compound"}"#,
        #"{"createIndexes": "kinds", "indexes": [{"key": {"a.b": 1, "c": -1}, "name": "renamed"}]}"#,
      ],
      repair: [
        #"{"dropIndexes": "kinds", "index": "renamed"}"#,
        #"{"createIndexes": "kinds", "indexes": [{"key": {"a.b": 1, "c": -1}, "name": "compound"}]}"#,
      ]),
    TwinDifference(
      "same-roles", .warn, [#"{"updateRole": "clerk", "roles": []}"#],
      repair: [#"{"updateRole": "clerk", "roles": ["read"]}"#]),
    TwinDifference(
      "same-collection-options", .fail,
      [#"{"drop": "clustered"}"#, #"{"create": "clustered"}"#],
      repair: [#"{"drop": "clustered"}"#, TwinKinds.commands[3]]),
    TwinDifference(
      "same-collations", .fail, [#"{"drop": "french"}"#, #"{"create": "french", "collation": {"locale": "de"}}"#],
      repair: [#"{"drop": "french"}"#, TwinKinds.commands[1]]),
    changed(
      "same-validators", .fail, #""kinds", "validator": {"n": {"$gt": 6}}"#,
      back: #""kinds", "validator": {"n": {"$gt": 5}}"#),
    changed(
      "same-validators", .fail, #""kinds", "validationAction": "warn""#, back: #""kinds", "validationAction": "error""#),
    changed(
      "same-views", .fail, #""view", "viewOn": "kinds", "pipeline": []"#,
      back: #""view", "viewOn": "kinds", "pipeline": [{"$match": {"n": {"$gt": 7}}}]"#),
    changed(
      "same-capped-limits", .fail, #""capped", "cappedSize": 1000000000000000"#,
      back: #""capped", "cappedSize": 1048576"#),
    changed("same-capped-limits", .fail, #""capped", "cappedMax": 999"#, back: #""capped", "cappedMax": 1000"#),
    changed(
      "same-pre-images", .warn, #""imaged", "changeStreamPreAndPostImages": {"enabled": false}"#,
      back: #""imaged", "changeStreamPreAndPostImages": {"enabled": true}"#),
    changed(
      "same-ttl", .fail, #""kinds", "index": {"name": "ttl", "expireAfterSeconds": 2147483647}"#,
      back: #""kinds", "index": {"name": "ttl", "expireAfterSeconds": 3600}"#),
    changed(
      "same-hidden", .warn, #""kinds", "index": {"name": "hidden", "hidden": false}"#,
      back: #""kinds", "index": {"name": "hidden", "hidden": true}"#),
    changed(
      "no-prepare-unique-left", .fail, #""kinds", "index": {"name": "compound", "prepareUnique": true}"#,
      back: #""kinds", "index": {"name": "compound", "prepareUnique": false}"#),
    index("same-unique-flags", .fail, "unique", #""key": {"u": 1}"#, was: #""key": {"u": 1}, "unique": true"#),
    index(
      "same-collations", .fail, "collated", #""key": {"k": 1}"#, was: #""key": {"k": 1}, "collation": {"locale": "de"}"#
    ),
    index("same-indexes", .fail, "compound", nil, was: #""key": {"a.b": 1, "c": -1}"#),
    index("same-indexes", .fail, "compound", #""key": {"c": -1, "a.b": 1}"#, was: #""key": {"a.b": 1, "c": -1}"#),
    index(
      "same-indexes", .fail, "partial", #""key": {"p": 1}, "partialFilterExpression": {"p": {"$gt": 4}}"#,
      was: #""key": {"p": 1}, "partialFilterExpression": {"p": {"$gt": 5}}"#),
    index("same-indexes", .fail, "dying", #""key": {"z": 1}, "expireAfterSeconds": 60"#, was: nil),
    changed(
      "same-hidden", .warn, #""kinds", "index": {"name": "compound", "hidden": true}"#,
      back: #""kinds", "index": {"name": "compound", "hidden": false}"#),
    index("same-indexes", .fail, "added", #""key": {"z": 1}"#, was: nil),
    index("no-dummy-indexes", .warn, "mongosync_dummy", #""key": {"y": 1}"#, was: nil),
    index(
      "historical-bugs", .warn, "sphere", #""key": {"g": "2dsphere"}, "2dsphereIndexVersion": 2"#,
      was: #""key": {"g": "2dsphere"}, "2dsphereIndexVersion": 3"#),
    index("historical-bugs", .fail, "tiny", #""key": {"d": 1}"#, was: #""key": {"d": -1e-10}"#),
  ]
}
