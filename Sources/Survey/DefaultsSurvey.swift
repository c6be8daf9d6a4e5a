import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks for the read and write concern that clients get who name none.
  func defaultConcerns(_ node: ClusterNode) async -> Observed<DefaultConcerns> {
    guard questions.contains(.serverSettings) else { return .notAsked("It was not needed.") }
    return await node.ask(
      .defaultReadWriteConcern, keeping: ["defaultReadConcern", "defaultWriteConcern", "defaultWriteConcernSource"]
    )
    .observed("the default read and write concern") { reply in
      let read = try reply.optional("defaultReadConcern", .document)
      let write = try reply.optional("defaultWriteConcern", .document)
      let members = write?["w"]?.string
      return DefaultConcerns(
        read: try read?.optional("level", .string),
        write: try members ?? write?.optional("w", .count).map(String.init),
        writeSource: try reply.optional("defaultWriteConcernSource", .name))
    }
  }

  /// Reads whether chunks are split or merged by themselves.
  func chunkUpkeep(_ node: ClusterNode) async -> Observed<ChunkUpkeep> {
    guard questions.contains(.serverSettings) else { return .notAsked("It was not needed.") }
    return await node.documents(
      .find(
        in: "config", "settings", filter: ["_id": ["$in": ["autosplit", "automerge"]]], projection: ["enabled": 1],
        sort: ["_id": 1])
    ).observed("the settings of the chunks") { documents in
      func isEnabled(_ id: String) throws -> Bool? {
        try documents.first { try $0.required("_id", .string) == id }?.optional("enabled", .bool)
      }
      return ChunkUpkeep(splits: try isEnabled("autosplit"), merges: try isEnabled("automerge"))
    }
  }

  /// Counts the users of a destination that let the auditor in without a login.
  func userCount(_ node: ClusterNode, connected: Observed<ConnectedUser>) async -> Observed<Int> {
    guard questions.contains(.users), target.role == .destination else { return .notAsked("It was not needed.") }
    if connected.value?.isKeptByCluster == true { return .notAsked("The auditor is connected as one of its users.") }
    return await node.ask(.allUsers).observed("the users") { try $0.required("users", .documents).count }
  }
}
