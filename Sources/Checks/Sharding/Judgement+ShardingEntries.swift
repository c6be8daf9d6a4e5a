import Findings

extension Finding {
  /// Which collections a replica set's migration shards is known from its start request alone.
  static let withoutShardingEntries = Finding(
    .unknown, Subject(), "The plan does not tell which collections are sharded on the destination.")
}

extension Remedy {
  /// Stating the entries of the start request in the plan.
  static let giveShardingEntries = Remedy(
    nil, "State shardingEntries in the plan, as they are under sharding in the start request.")
}
