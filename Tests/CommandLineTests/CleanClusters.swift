import TestSupport

/// Two replica sets of their own, for tests that need to know all that is on them.
struct CleanClusters: Sendable {
  let source: ReplicaSet
  let destination: ReplicaSet

  /// An audit of the two.
  var audit: Audit { Audit(source.connectionString, destination.connectionString) }

  /// Starts both, lends them, and stops them whatever happens.
  static func with<Value>(
    _ options: ReplicaSetOptions = ReplicaSetOptions(), _ body: (CleanClusters) async throws -> Value
  ) async throws -> Value {
    try await ReplicaSet.with(options) { source in
      try await ReplicaSet.with(options) { destination in
        try await body(CleanClusters(source: source, destination: destination))
      }
    }
  }
}
