/// An internal command that a shard's primary does not finish until it is let go, by the server's own fail point.
struct HeldCommand: Sendable {
  private let name: String
  private let held: String
  private let primary: AdminClient
  /// A client serves one command at a time, and switching off takes as long as the command is held.
  private let switchingOff: AdminClient

  /// Holds the command from now on, after letting it through a number of times.
  ///
  /// Where it is let through, `held` says what the held one has that those have not, since all may be seen running.
  init(
    _ name: String, afterLettingThrough skipped: Int = 0, held: String = "{}", on shard: ReplicaSet
  ) async throws {
    self.name = name
    self.held = held
    primary = try shard.primary()
    switchingOff = try shard.primary()
    let mode = skipped == 0 ? #""alwaysOn""# : #"{"skip": \#(skipped)}"#
    try await primary.run(
      "admin",
      """
      {"configureFailPoint": "failCommand", "mode": \(mode), "data": {"failCommands": ["\(name)"],
       "failInternalCommands": true, "blockConnection": true, "blockTimeMS": 120000}}
      """)
  }

  /// Whether somebody waits for the command now.
  func isHeld() async throws -> Bool { try await !operations().isEmpty }

  /// Lets the command go on wherever it waits, and holds it no more.
  func release() async throws {
    // Switching the fail point off waits for those it holds. Whoever asks for the command tries again at once, so
    // nothing is killed any more once it is off: that would hit the one which does the work, again and again.
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await switchingOff.run("admin", #"{"configureFailPoint": "failCommand", "mode": "off"}"#)
        return true
      }
      group.addTask {
        while !Task.isCancelled {
          for operation in try await operations() {
            try await primary.run("admin", #"{"killOp": 1, "op": \#(operation)}"#)
          }
          try? await Task.sleep(for: .milliseconds(25))
        }
        return false
      }
      while let isOff = try await group.next(), !isOff {}
      group.cancelAll()
    }
  }

  private func operations() async throws -> [Int] {
    let pipeline = #"""
      [{"$currentOp": {"allUsers": true}}, {"$match": {"command.\#(name)": {"$exists": true}}}, {"$match": \#(held)},
       {"$project": {"opid": 1}}]
      """#
    let reply = try await primary.run("admin", #"{"aggregate": 1, "pipeline": \#(pipeline), "cursor": {}}"#)
    return reply["cursor"]["firstBatch"].array.compactMap { $0["opid"].int }
  }
}
