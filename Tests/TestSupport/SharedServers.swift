/// Replica sets that many tests use together, started when first asked for and ended with this process.
///
/// Tests run at the same time and in any order: each keeps to databases of its own.
public actor SharedServers {
  private static let shared = SharedServers()

  private var sets: [String: Task<ReplicaSet, any Error>] = [:]

  /// The cluster that a migration comes from: one member of 6.0.27 that logs every command.
  public static func source() async throws -> ReplicaSet {
    try await replicaSet("source", migrationSide("source"))
  }

  /// The cluster that a migration goes to: one member of 6.0.27 that logs every command.
  public static func destination() async throws -> ReplicaSet {
    try await replicaSet("destination", migrationSide("destination"))
  }

  /// Two clusters that hold whatever tests put on them, so that documents can be compared: 6.0.27, one member each.
  public static func filledPair() async throws -> (source: ReplicaSet, destination: ReplicaSet) {
    async let source = replicaSet("filled source", filledSide("source"))
    async let destination = replicaSet("filled destination", filledSide("destination"))
    return (try await source, try await destination)
  }

  /// Two clusters without users that no test writes to: what an audit says of all their data is the same each time.
  public static func unwrittenPair() async throws -> (source: ReplicaSet, destination: ReplicaSet) {
    async let source = replicaSet("unwritten source", migrationSide("source"))
    async let destination = replicaSet("unwritten destination", migrationSide("destination"))
    return (try await source, try await destination)
  }

  /// Documents of 16 MB are refused by a server whose cache is small and busy.
  private static func filledSide(_ name: String) -> ReplicaSetOptions {
    var options = ReplicaSetOptions(name: name)
    options.server.cacheSizeInGB = 1
    return options
  }

  /// The set known by this key; the options count for whoever asks first.
  public static func replicaSet(
    _ key: String, _ options: @autoclosure @Sendable () -> ReplicaSetOptions
  ) async throws -> ReplicaSet {
    try await shared.task(key, options()).value
  }

  private static func migrationSide(_ name: String) -> ReplicaSetOptions {
    var options = ReplicaSetOptions(name: name)
    options.server.logsEveryCommand = true
    return options
  }

  private func task(_ key: String, _ options: ReplicaSetOptions) -> Task<ReplicaSet, any Error> {
    if let task = sets[key] { return task }
    let task = Task { try await ReplicaSet.start(options) }
    sets[key] = task
    return task
  }
}
