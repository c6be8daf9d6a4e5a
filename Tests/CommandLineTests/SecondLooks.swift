import TestSupport

/// What a cluster's shards say they sent where documents were looked up by their `_id`s once more.
///
/// A comparison looks up what differed, and nothing else, so the servers' own profilers tell how much that was.
struct SecondLooks {
  private let cluster: ShardedCluster
  private static let databases = ["shop", "crm"]

  /// Has every shard note what it does, from now on.
  init(of cluster: ShardedCluster) async throws {
    self.cluster = cluster
    for shard in cluster.shards {
      for database in Self.databases {
        try await shard.primary().run(
          database, #"{"create": "system.profile", "capped": true, "size": 16000000}"#)
        try await shard.primary().run(database, #"{"profile": 2, "slowms": 100000}"#)
      }
    }
  }

  /// Ends the notes, and counts the documents that were looked up; collections are as they were afterwards.
  func documents() async throws -> Int {
    let byID = "filter._id.$in"
    var sum = 0
    for shard in cluster.shards {
      let primary = try shard.primary()
      for database in Self.databases {
        try await primary.run(database, #"{"profile": 0}"#)
        let reply = try await primary.run(
          database,
          #"""
          {"aggregate": "system.profile", "cursor": {}, "pipeline": [
            {"$match": {"$or": [{"command.\#(byID)": {"$exists": true}}, {"originatingCommand.\#(byID)": {"$exists": true}}]}},
            {"$group": {"_id": null, "n": {"$sum": "$nreturned"}}}]}
          """#)
        sum += reply["cursor"]["firstBatch"][0]["n"].int ?? 0
        try await primary.run(database, #"{"drop": "system.profile"}"#)
      }
    }
    return sum
  }
}
