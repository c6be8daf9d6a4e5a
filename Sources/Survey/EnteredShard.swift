public import Evidence
public import MongoClient

/// A shard that was entered by direct connections to its members, since a router shows nothing of what is theirs alone.
public struct EnteredShard: Sendable {
  /// The shard's name.
  public let name: String
  /// Connections to those members that bear data and could be entered.
  public let members: [ClientPool]
  /// Why the shard, or a member of it, could not be entered, a sentence; nil where all could.
  public let gap: String?

  /// Connects to the members of all shards of a cluster, as a survey does: whoever only a reply names is sent no login
  /// unless it proves to be of the shard's replica set.
  ///
  /// - Parameters:
  ///   - target: the cluster.
  ///   - shards: its shards.
  ///   - context: what every command carries.
  /// - Returns: one entry for each shard, in the same order.
  public static func all(of target: ClusterTarget, _ shards: [Shard], _ context: RunContext) async -> [EnteredShard] {
    let concurrency = 4
    let survey = ClusterSurvey(
      target: target, plan: Plan(), context: context, concurrency: concurrency, questions: [], depth: .metadata,
      threads: BlockingThreads(concurrency, deadline: context.deadline), journal: EvidenceJournal { _ in })
    return await shards.concurrently(width: concurrency) { shard in await survey.entered(shard) }
  }
}
