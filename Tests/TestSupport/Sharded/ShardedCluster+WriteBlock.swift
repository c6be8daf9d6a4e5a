extension ShardedCluster {
  /// Blocks user writes or allows them, through the router, as an operator does.
  public func setWriteBlock(_ isOn: Bool) async throws {
    try await admin().run("admin", #"{"setUserWriteBlockMode": 1, "global": \#(isOn)}"#)
  }

  /// Lends the cluster while user writes are about to be blocked: the last shard is asked to and has not done it yet.
  ///
  /// The real coordinator of the config server is at work, and a fail point holds the last shard. When this returns
  /// the write block is on.
  public func withWriteBlockChanging<Value>(_ body: () async throws -> Value) async throws -> Value {
    guard let shard = shards.last else { throw ServerError(code: 70, message: "there is no shard") }
    // The coordinator asks each shard twice: to prepare, which is let through, and to complete.
    let held = try await HeldCommand(
      "_shardsvrSetUserWriteBlockMode", afterLettingThrough: 1, held: #"{"command.phase": "complete"}"#, on: shard)
    let on = #""_configsvrSetUserWriteBlockMode": 1, "global": true, "writeConcern": {"w": "majority"}"#
    let result: Result<Value, any Error>
    do {
      try await eventually("the last shard is asked to complete the write block") {
        try await beginOnly("{\(on), \"maxTimeMS\": 100}")
        return try await held.isHeld()
      }
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    try await held.release()
    // The command joins the coordinator that is at work.
    try await configServer.primary().run("admin", "{\(on)}")
    return try result.get()
  }
}
