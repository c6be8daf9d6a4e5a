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

  private static func isPrimary(_ member: ClientPool) -> Bool {
    let reply = try? member.withClient { (client) throws(MongoError) in
      try client.run(.isMaster, on: try client.selectServer())
    }
    return reply?["ismaster"]?.bool ?? false
  }
}
