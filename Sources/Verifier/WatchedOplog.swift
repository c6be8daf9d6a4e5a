import BSON
public import MongoClient

import class Foundation.Thread

/// The oplog of a replica set, which is a cluster's or that of one shard.
public struct WatchedOplog: Sendable {
  /// The shard; nil where the cluster is a replica set.
  public let shard: String?
  private let members: [ClientPool]
  private let gap: String?

  /// The oplog of a cluster that is a replica set, or of what turns out to have none.
  ///
  /// - Parameter cluster: connections to the cluster.
  public init(of cluster: ClientPool) {
    self.init(shard: nil, members: [cluster], gap: nil)
  }

  /// The oplog of a shard.
  ///
  /// - Parameters:
  ///   - shard: its name.
  ///   - members: direct connections to its members; whichever is the primary is read.
  ///   - gap: why some of them, or all, are missing.
  public init(ofShard shard: String, members: [ClientPool], gap: String?) {
    self.init(shard: shard, members: members, gap: gap)
  }

  private init(shard: String?, members: [ClientPool], gap: String?) {
    self.shard = shard
    self.members = members
    self.gap = gap
  }

  /// Why it cannot be read.
  ///
  /// - Parameter error: what was said.
  /// - Returns: a sentence or more.
  func reason(_ error: MongoError) -> String {
    "\(name) could not be read. \(error.message)" + (gap.map { " \($0)" } ?? "")
  }

  /// It as a sentence begins.
  var name: String { shard.map { "The oplog of shard \($0)" } ?? "Its oplog" }

  /// For so long a shard may elect a primary.
  private static let patience = Duration.seconds(15)

  /// The member that takes writes: only its oplog has all of them; blocks.
  ///
  /// - Returns: connections to it, or to the cluster, whose driver chooses.
  /// - Throws: `MongoError` when there is none in time.
  func primary() throws(MongoError) -> ClientPool {
    if shard == nil, let cluster = members.first { return cluster }
    let end = ContinuousClock.now + Self.patience
    while true {
      for member in members where Self.isPrimary(member) { return member }
      guard !members.isEmpty, ContinuousClock.now < end else {
        throw MongoError(.unreachable, "None of its members that could be entered is its primary.")
      }
      Thread.sleep(forTimeInterval: 0.25)
    }
  }

  /// Waits until a majority of the shard has what its primary had at a moment; blocks.
  ///
  /// A read through a router cannot be bounded by a time, and a majority that stands still shows an old state. Once it
  /// has passed the moment, no later read of what it has is older than that.
  ///
  /// Source: MongoDB docs, server: read concern majority; `lastWrite.majorityOpTime` of `hello`.
  ///
  /// - Parameters:
  ///   - seconds: the seconds of the time of an oplog entry.
  ///   - increment: the counter within the second.
  ///   - patience: how long that may take.
  /// - Throws: `MongoError.Code.staleRead` when it takes longer, or when no primary is reached.
  func requireMajority(at seconds: UInt32, _ increment: UInt32, patience: Duration) throws(MongoError) {
    let end = ContinuousClock.now + patience
    while true {
      let hello = try primary().withClient { (client) throws(MongoError) in
        try client.run(.isMaster, on: try client.selectServer())
      }
      let majority = hello[path: "lastWrite", "majorityOpTime", "ts"]
      if case .timestamp(let own, let ownIncrement)? = majority, (own, ownIncrement) >= (seconds, increment) { return }
      guard ContinuousClock.now < end else {
        throw MongoError(
          .staleRead,
          "A majority of shard \(shard ?? "") has not got the newest write of the moment when the comparison began, so a "
            + "read there proves nothing of the present. Likely causes: members that are down, that lag or that are "
            + "delayed.")
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  /// Waits until each member that a router may read shows what the primary had at a moment; blocks.
  ///
  /// Source: MongoDB docs, server: read preference; a router reads no hidden member and no arbiter.
  ///
  /// - Parameters:
  ///   - seconds: the seconds of the time of an oplog entry.
  ///   - increment: the counter within the second.
  ///   - patience: how long that may take.
  /// - Throws: `MongoError.Code.staleRead` when one does not, or when a member could not be entered.
  func requireMajorityOnEveryMember(
    at seconds: UInt32, _ increment: UInt32, patience: Duration
  ) throws(MongoError) {
    let shard = shard ?? ""
    if let gap {
      throw MongoError(
        .staleRead,
        "A router chooses the members that it reads, and not every member of shard \(shard) could be asked how far it is. "
          + gap)
    }
    let end = ContinuousClock.now + patience
    for member in members {
      while true {
        let (hello, address) = try member.withClient { (client) throws(MongoError) in
          let server = try client.selectServer(.nearest)
          return (try client.run(.isMaster, on: server), server.address)
        }
        if hello["hidden"]?.bool == true || hello["arbiterOnly"]?.bool == true { break }
        let majority = hello[path: "lastWrite", "majorityOpTime", "ts"]
        if case .timestamp(let own, let ownIncrement)? = majority, (own, ownIncrement) >= (seconds, increment) { break }
        guard ContinuousClock.now < end else {
          throw MongoError(
            .staleRead,
            "\(address), a member of shard \(shard) that a router may read, cannot show the newest write of the moment "
              + "when the comparison began, so a read there proves nothing of the present. Read the primaries: leave "
              + "--read-preference out.")
        }
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  private static func isPrimary(_ member: ClientPool) -> Bool {
    let reply = try? member.withClient { (client) throws(MongoError) in
      try client.run(.isMaster, on: try client.selectServer())
    }
    return reply?["ismaster"]?.bool ?? false
  }
}
