import BSON
import Evidence
import MongoClient

extension ClusterSurvey {
  /// Reads the durable record of the user write block.
  ///
  /// Source: server 6.0, `config.user_writes_critical_sections`; the empty `_id` is the whole cluster.
  func writeBlockRecord(_ node: ClusterNode) async -> Observed<WriteBlockRecord> {
    await node.documents(.find(in: "config", "user_writes_critical_sections", filter: ["_id": ""]))
      .observed("the record of the user write block") { documents in
        guard let record = documents.first else { return .off }
        if try record.optional("blockUserWrites", .bool) == true { return .on }
        return try record.optional("blockNewUserShardedDDL", .bool) == true ? .changing : .off
      }
  }
}
