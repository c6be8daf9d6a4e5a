/// Whether the balancer works.
public enum BalancerMode: Sendable {
  case full
  case off
}

extension ShardedCluster {
  /// Switches the balancer through the router, as an operator does; switching off waits for the round to end.
  public func setBalancer(_ mode: BalancerMode) async throws {
    try await admin().run("admin", mode == .full ? #"{"balancerStart": 1}"# : #"{"balancerStop": 1}"#)
    if mode == .off { try await awaitEndOfBalancerRound() }
  }

  /// Sets the hours in which the balancer may work, such as `"01:00"` to `"05:00"`; nil for always.
  public func setBalancingWindow(_ window: (start: String, stop: String)?) async throws {
    let change =
      window.map { #"{"$set": {"activeWindow": {"start": "\#($0.start)", "stop": "\#($0.stop)"}}}"# }
      ?? #"{"$unset": {"activeWindow": ""}}"#
    try await admin().run(
      "config",
      #"{"update": "settings", "updates": [{"q": {"_id": "balancer"}, "u": \#(change), "upsert": true}]}"#)
  }

  /// Switches the balancer off in the middle of a round, and lends the cluster while that round goes on.
  ///
  /// The round is real and waits for a shard that a fail point holds. There must be a sharded collection, and the
  /// balancer must be on.
  public func withBalancerOffInItsRound<Value>(_ body: () async throws -> Value) async throws -> Value {
    guard let shard = shards.last else { throw ServerError(code: 70, message: "there is no shard") }
    let held = try await HeldCommand("_shardsvrGetStatsForBalancing", on: shard)
    let result: Result<Value, any Error>
    do {
      try await eventually("a round of the balancer is held") { try await held.isHeld() }
      try await eventually("the balancer is off in its round") {
        try await beginOnly(#"{"_configsvrBalancerStop": 1, "maxTimeMS": 100}"#)
        let status = try await admin().run("admin", #"{"balancerStatus": 1}"#)
        return status["mode"].string == "off" && status["inBalancerRound"].bool == true
      }
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    try await held.release()
    try await awaitEndOfBalancerRound()
    return try result.get()
  }

  /// Waits until no round of the balancer runs, as an operator does who has switched it off.
  public func awaitEndOfBalancerRound() async throws {
    try await eventually("the round of the balancer is over") {
      try await admin().run("admin", #"{"balancerStatus": 1}"#)["inBalancerRound"].bool == false
    }
  }

  /// Has the config server begin what it cannot finish in time; it goes on when the caller has given up.
  ///
  /// On a slow machine the time may be over before it has begun: look whether it has, and ask again.
  func beginOnly(_ command: String) async throws {
    let timeLimitExceeded = 50
    do {
      try await configServer.primary().run("admin", command)
    } catch let refusal as ServerError where refusal.code == timeLimitExceeded {
      return
    }
    throw ServerError(code: 0, message: "this should have been held in the middle: \(command)")
  }
}
