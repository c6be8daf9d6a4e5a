import BSON
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

/// One field that is not what it must be.
struct WrongField: CustomTestStringConvertible, Sendable {
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

  /// Changes what a server without `$listCatalog` says of one collection.
  init(listed what: String, field: String, options: BSONDocument) {
    testDescription = "listCollections: \(what)"
    self.field = field
    matches = { ["aggregate", "listCollections"].contains($0.names.first) }
    change = { reply in
      let isList = reply[path: "cursor", "ns"]?.string?.hasSuffix(".$cmd.listCollections") == true
      let entry: BSONDocument = ["name": "odd", "type": "collection", "options": .document(options)]
      return isList ? Self.adding(entry)(reply) : ["ok": 0, "code": 40324, "errmsg": "Unrecognized pipeline stage"]
    }
    reason = { $0.collections.reason }
  }

  /// Changes what `$listCatalog` says of one collection.
  init(cataloged what: String, field: String, options: BSONDocument) {
    self.init("\(what) in the catalog", field: field, of: "aggregate", with: "pipeline") { reply in
      guard reply[path: "cursor", "ns"]?.string == "admin.$cmd.aggregate" else { return reply }
      return Self.adding([
        "db": "wrong_types", "name": "odd", "type": "collection",
        "md": ["options": .document(options), "indexes": []],
      ])(reply)
    } seenIn: {
      $0.collections.reason
    }
  }
}

extension WrongField {
  static func member(_ cluster: ClusterEvidence) -> MemberEvidence? { cluster.sets.first?.members.first }

  /// The reply of a cursor with one document more.
  static func adding(_ document: BSONDocument) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in
      reply.setting(
        "cursor", "firstBatch",
        to: .array(of: (reply[path: "cursor", "firstBatch"]?.array ?? []) + [.document(document)]))
    }
  }

  /// The reply of a cursor with other documents.
  static func holding(_ document: BSONDocument) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in reply.setting("cursor", "firstBatch", to: .array(of: [.document(document)])) }
  }

  /// The reply with something else in the place of its first member.
  static func changingMember(
    _ name: String, _ value: BSONValue?
  ) -> @Sendable (BSONDocument) -> BSONDocument {
    { reply in
      let members = reply[path: "config", "members"]?.documents ?? []
      return reply.setting("config", "members", to: .array(of: members.map { .document($0.setting(name, to: value)) }))
    }
  }

  /// Surveys a real server behind a proxy that puts the field into its replies.
  ///
  /// - Returns: why there is no value where the field belongs; nil where there is one.
  func reasonSeen() async throws -> String? {
    let set = try await SharedServers.source()
    let server = try #require(set.members.first)
    // A database of somebody's own, of whose profiler is asked.
    try await set.primary().run("wrong_types", #"{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}]}"#)
    let proxy = try ReplyProxy.passing(for: server) { command, reply in
      matches(command) ? .document(change(reply)) : .none
    }
    return reason(try await Surveyed.of(source: proxy.connectionString, seconds: 60).source)
  }
}
