import Evidence
import Findings

/// What a cluster's user write block is, put together from its durable record and from its members.
///
/// Source: `config.user_writes_critical_sections` is durable and, on a sharded cluster, kept by the config server;
/// `serverStatus.repl.userWriteBlockMode` is what a primary enforces. A mongos has no such field.
enum WriteBlockReading {
  case on
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
    judgement.cite(cluster.writeBlockRecord.evidence)
    var modes: [(name: String, mode: WriteBlockMode)] = []
    var gaps: [String] = []
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
      case .absent: modes.append((primary.host, .disabled))
      case .some(let mode): modes.append((primary.host, mode))
      case nil: gaps.append("\(primary.host): \(primary.writeBlock.reason ?? "")")
      }
    }
    if let reason = cluster.topology.reason { gaps.append(reason) }
    self = Self.combine(cluster.writeBlockRecord, modes, gaps)
  }

  private static func combine(
    _ record: Observed<WriteBlockRecord>, _ modes: [(name: String, mode: WriteBlockMode)], _ gaps: [String]
  ) -> WriteBlockReading {
    let isOnSomewhere = modes.contains { $0.mode == .enabled }
    let isOffSomewhere = modes.contains { $0.mode == .disabled }
    switch record.value {
    case .changing: return .changing("the record shows only blockNewUserShardedDDL: a change is under way")
    case .on where isOffSomewhere, .off where isOnSomewhere:
      return .changing("the durable record and the primaries disagree: a change is under way")
    case .on: return .on
    case .off where gaps.isEmpty && !modes.isEmpty: return .off
    case .off: return .unknown(gaps.isEmpty ? "no primary could be asked" : gaps.joined(separator: "; "))
    case nil: break
    }
    if isOnSomewhere { return isOffSomewhere ? .changing("the primaries of the shards disagree") : .on }
    if gaps.isEmpty && modes.count == 1 { return .off }
    return .unknown(([record.reason ?? ""] + gaps).joined(separator: "; "))
  }

  private static func why(_ set: ReplicaSetEvidence) -> String {
    let reasons = set.members.compactMap(\.state.reason)
    return reasons.first.map { " (\($0))" } ?? ""
  }
}
