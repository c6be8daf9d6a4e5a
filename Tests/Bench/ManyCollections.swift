import TestSupport

/// A replica set of one server with many small collections.
enum ManyCollections {
  /// Starts the server and fills it; each collection has three indexes, one of them unique besides `_id`.
  static func start(_ count: Int) async throws -> ReplicaSet {
    var options = ReplicaSetOptions(name: "many")
    // mongod keeps a file open for every index until told otherwise, and would run out of them.
    options.server.extraArguments = [
      "--wiredTigerEngineConfigString",
      "file_manager=(close_idle_time=3,close_scan_interval=1,close_handle_minimum=200)",
    ]
    let set = try await ReplicaSet.start(options)
    let writers = 4
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        let admin = try set.primary()
        group.addTask {
          for number in stride(from: writer, to: count, by: writers) {
            try await admin.run("bench\(number % 20)", create(number))
          }
        }
      }
      try await group.waitForAll()
    }
    return set
  }

  private static func create(_ number: Int) -> String {
    """
    {"createIndexes": "collection\(number)", "indexes": [
      {"key": {"email": 1}, "name": "email_1", "unique": true}, {"key": {"city": 1, "street": 1}, "name": "city_street"}
    ]}
    """
  }
}
