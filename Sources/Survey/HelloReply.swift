import BSON
import Evidence

/// What a server says it is.
///
/// Source: Server Discovery and Monitoring: `msg: "isdbgrid"` is a mongos, `setName` a replica set member.
struct HelloReply: Sendable {
  let isWritablePrimary: Bool
  let isSecondary: Bool
  let isArbiter: Bool
  let message: String?
  let setName: String?
  let primary: String?
  /// The members that it names: those that vote for a primary, and those that are passive.
  let members: [String]

  /// Reads a `hello` or `isMaster` reply.
  ///
  /// - Throws: `FieldError` when a field is of a wrong type, or it does not say whether it takes writes.
  init(_ reply: BSONDocument) throws(FieldError) {
    let writable = try reply.optional("isWritablePrimary", .bool)
    isWritablePrimary = if let writable { writable } else { try reply.required("ismaster", .bool) }
    isSecondary = try reply.optional("secondary", .bool) ?? false
    isArbiter = try reply.optional("arbiterOnly", .bool) ?? false
    message = try reply.optional("msg", .string)
    setName = try reply.optional("setName", .name)
    primary = try reply.optional("primary", .name)
    members = try (reply.optional("hosts", .strings) ?? []) + (reply.optional("passives", .strings) ?? [])
  }

  /// What the server is part of.
  var topology: Topology {
    if message == "isdbgrid" { return .shardedCluster }
    return setName.map { .replicaSet(name: $0) } ?? .standalone
  }

  /// What the server is within its set.
  var state: MemberState {
    isWritablePrimary ? .primary : isSecondary ? .secondary : isArbiter ? .arbiter : .other
  }
}
