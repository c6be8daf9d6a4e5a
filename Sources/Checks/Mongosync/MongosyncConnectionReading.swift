import Evidence
import Findings

/// Whether a client that calls itself mongosync is connected to either cluster.
///
/// The name is an assumption, and a sharded cluster may have routers that were not asked: that no such client is seen
/// proves nothing by itself.
enum MongosyncConnectionReading {
  case none
  /// At least one, and where.
  case seen(String)
  /// None was seen, and what could not be asked.
  case unknown(String)

  /// Puts the answers of all routers and members together.
  ///
  /// - Parameters:
  ///   - evidence: both clusters.
  ///   - judgement: cites every answer that was used.
  init(_ evidence: Evidence, citing judgement: inout Judgement) {
    var seen: [String] = []
    var gaps: [String] = []
    for cluster in evidence.clusters {
      var answers: [(String, Observed<[MongosyncConnection]>)] = []
      if cluster.topology.value == .shardedCluster { answers.append(("the mongos", cluster.mongosyncConnections)) }
      for set in cluster.sets {
        if let gap = set.membershipGap {
          gaps.append("the members of \(set.name) may not all be known: \(gap.message)")
        }
        answers += set.dataBearingMembers.map { ($0.host, $0.mongosyncConnections) }
      }
      if cluster.sets.isEmpty { gaps.append("no member of the \(cluster.role.rawValue) could be asked") }
      for (host, answer) in answers {
        judgement.cite(answer.evidence)
        seen += (answer.value ?? []).map { connection in
          "\(connection.application)\(connection.client.map { " from \($0)" } ?? "") on \(host)"
        }
        if let reason = answer.reason { gaps.append("\(host): \(reason)") }
      }
    }
    if !seen.isEmpty {
      self = .seen(seen.joined(separator: ", "))
    } else {
      self = gaps.isEmpty ? .none : .unknown(gaps.joined(separator: "; "))
    }
  }
}
