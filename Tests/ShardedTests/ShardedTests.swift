import Testing

/// Real sharded clusters behind a stand-in for mongos; one test at a time, since they share the clusters.
@Suite(.serialized) struct ShardedTests {}
