public import Evidence
import Findings

/// What a cluster's user write block is, put together from its durable record and from its members.
///
/// Source: `config.user_writes_critical_sections` is durable and, on a sharded cluster, kept by the config server;
/// `serverStatus.repl.userWriteBlockMode` is what a primary enforces. A mongos has no such field.
enum WriteBlockReading {
  /// On, and why not every primary could confirm it, if one could not.
  case on(unconfirmed: String?)
  case off
  /// On its way in or out, or record and members disagree.
  case changing(String)
  case unknown(String)

  /// Reads a cluster's write block.
  ///
  /// - Parameters:
  ///   - cluster: the cluster.
  ///   - judgement: cites every answer that was used.
  init(_ cluster: ClusterEvidence, citing judgement: inout Judgement) {
    judgement.cite(cluster.topology.evidence + cluster.writeBlockRecord.evidence)
    var modes: [WriteBlockMode] = []
    var gaps = Self.missingSets(of: cluster)
    var full: [String] = []
    for set in cluster.sets {
      guard let primary = set.primary else {
        gaps.append("the primary of \(set.name) could not be read\(Self.why(set))")
        continue
      }
      judgement.cite(primary.writeBlock.evidence)
      switch primary.writeBlock.value {
      case .unknown: gaps.append("\(primary.host) could not tell just then (userWriteBlockMode 0); try again")
      case .absent where primary.version.value.map({ $0 >= ReleaseVersion(6, 0) }) ?? true:
        gaps.append("\(primary.host) does not report userWriteBlockMode")
      case .absent: modes.append(.disabled)
      case .enabledForDisk: full.append(primary.host)
      case .some(let mode): modes.append(mode)
      case nil: gaps.append("\(primary.host): \(primary.writeBlock.reason ?? "")")
      }
    }
    guard full.isEmpty else {
      self = .changing(
        "\(full.joined(separator: " and ")) blocks writes on its own, for lack of disk space, and lifts that on its own"
      )
      return
    }
    self = Self.combine(cluster, modes, gaps)
  }

  private static func combine(
    _ cluster: ClusterEvidence, _ modes: [WriteBlockMode], _ gaps: [String]
  ) -> WriteBlockReading {
    let isOnSomewhere = modes.contains(.enabled)
    let isOffSomewhere = modes.contains(.disabled)
    let why = modes.isEmpty && gaps.isEmpty ? "no primary could be asked" : gaps.joined(separator: "; ")
    switch cluster.writeBlockRecord.value {
    case .changing: return .changing("the record shows only blockNewUserShardedDDL: a change is under way")
    case .on where isOffSomewhere, .off where isOnSomewhere:
      return .changing("the durable record and the primaries disagree: a change is under way")
    case .on: return .on(unconfirmed: why.isEmpty ? nil : why)
    case .off: return why.isEmpty ? .off : .unknown(why)
    case nil: break
    }
    if isOnSomewhere {
      return isOffSomewhere
        ? .changing("the primaries of the shards disagree") : .on(unconfirmed: why.isEmpty ? nil : why)
    }
    // On a sharded cluster a block that is only beginning shows in the record alone.
    if why.isEmpty, case .replicaSet = cluster.topology.value { return .off }
    return .unknown(([cluster.writeBlockRecord.reason ?? ""] + gaps).joined(separator: "; "))
  }

  private static func missingSets(of cluster: ClusterEvidence) -> [String] {
    if let reason = cluster.topology.reason { return [reason] }
    guard cluster.topology.value == .shardedCluster else { return [] }
    guard let shards = cluster.shards.value else { return [cluster.shards.reason ?? ""] }
    let seen = Set(cluster.sets.map(\.name))
    return shards.filter { !seen.contains($0.id) }.map { "the shard \($0.id) was not asked" }
  }

  private static func why(_ set: ReplicaSetEvidence) -> String {
    let reasons = set.members.compactMap(\.state.reason)
    return reasons.first.map { " (\($0))" } ?? ""
  }
}

extension ClusterEvidence {
  /// Whether it surely lets no user write.
  public var blocksUserWrites: Bool {
    var citing = Judgement()
    if case .on(nil) = WriteBlockReading(self, citing: &citing) { return true }
    return false
  }
}
