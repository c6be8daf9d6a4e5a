import Evidence
import Findings

/// The one place that decides whether a command that destroys something may be printed.
///
/// It is printed only while nothing that was read contradicts that the cluster is the one to run it on.
enum DropGate {
  /// What a command is for, which decides what contradicts it.
  enum Purpose {
    /// Clearing a cluster before a start: the source must hold the data, and no migration may run or be committed.
    case beforeStart
    /// Removing what is left of a migration that is over, so a commit is no contradiction.
    case afterMigration
    /// Changing the source before a start, so neither a commit nor a migration under way fits.
    case changeOfSource
    /// Changing the destination after a commit, so a migration under way does not fit.
    case changeOfDestination
    /// Stopping all writes to a cluster, which destroys nothing but stops the applications of the wrong one.
    case writeBlock
    /// Letting applications write to the source, which after a commit would lose what they write.
    case openingOfSource
    /// Letting applications write to the destination, which before `canWrite` would disturb the copy.
    case openingOfDestination
  }

  /// Everything that contradicts a command.
  ///
  /// - Parameters:
  ///   - purpose: what the command is for.
  ///   - evidence: both clusters and every mongosync that was asked.
  /// - Returns: the reasons, each a clause; empty when nothing contradicts.
  static func objections(to purpose: Purpose, _ evidence: Evidence) -> [String] {
    var reasons: [String] = []
    if let member = evidence.sharedMember { reasons.append("both clusters are one: \(member)") }
    for instance in evidence.mongosync {
      guard let progress = instance.progress.value else { continue }
      if SyncDirection(progress.directionMapping, evidence) == .swapped {
        reasons.append("mongosync reports that it copies \(SyncDirection.text(progress.directionMapping))")
      }
      if let state = contradiction(of: progress, to: purpose) {
        reasons.append("mongosync at \(instance.address) reports \(state)")
      }
    }
    switch purpose {
    case .beforeStart: return reasons + committedMetadata(evidence) + contradictionOfPlaces(evidence)
    case .changeOfSource, .openingOfSource: return reasons + committedMetadata(evidence)
    case .changeOfDestination: return reasons + metadataOnTheSourceAlone(evidence)
    // Metadata may be left on either cluster.
    case .afterMigration, .writeBlock, .openingOfDestination: return reasons
    }
  }

  /// What mongosync says that makes the destination the live cluster.
  ///
  /// Source: MongoDB docs, mongosync: states; `canWrite` becomes true before the state is COMMITTED.
  ///
  /// - Parameter progress: what mongosync reports.
  /// - Returns: the state or `canWrite: true`; nil before the commit.
  static func pointOfNoReturn(_ progress: MongosyncProgress) -> String? {
    if let state = progress.state, isPastCommit(state) { return state.rawValue }
    return progress.canWrite == true ? "canWrite: true" : nil
  }

  private static func contradiction(of progress: MongosyncProgress, to purpose: Purpose) -> String? {
    known(progress, purpose) ?? unclear(progress, purpose)
  }

  /// A state that nobody knows, or none, rules nothing out.
  private static func unclear(_ progress: MongosyncProgress, _ purpose: Purpose) -> String? {
    guard purpose != .writeBlock, !(purpose == .openingOfDestination && progress.canWrite == true) else { return nil }
    return switch progress.state {
    case .unknown(let text): "\(text), which is no state that is known"
    case nil: "no state"
    default: nil
    }
  }

  private static func known(_ progress: MongosyncProgress, _ purpose: Purpose) -> String? {
    switch purpose {
    // A paused mongosync may be given up by a restart; the documentation lets it be paused or ended.
    case .beforeStart: pointOfNoReturn(progress) ?? (progress.state == .running ? "RUNNING" : nil)
    case .changeOfSource: pointOfNoReturn(progress) ?? underWay(progress)
    case .afterMigration, .changeOfDestination: underWay(progress)
    case .writeBlock: nil
    case .openingOfSource: pointOfNoReturn(progress) ?? (progress.state == .running ? "RUNNING" : nil)
    case .openingOfDestination: progress.canWrite == true ? nil : underWay(progress)
    }
  }

  /// The state of a migration that is neither over nor waiting for its start.
  private static func underWay(_ progress: MongosyncProgress) -> String? {
    guard let state = progress.state, [.running, .paused, .committing, .reversing].contains(state) else { return nil }
    return state.rawValue
  }

  private static func isPastCommit(_ state: MongosyncState) -> Bool {
    [.committing, .committed, .reversing].contains(state)
  }

  private static func committedMetadata(_ evidence: Evidence) -> [String] {
    evidence.clusters.flatMap { cluster in
      (cluster.mongosyncMetadata.value ?? []).compactMap { metadata in
        guard let name = metadata.state else { return nil }
        let state = MongosyncState(rawValue: name)
        guard case .unknown = state else {
          return isPastCommit(state) ? "mongosync's metadata on the \(cluster.role.rawValue) says \(name)" : nil
        }
        return "mongosync's metadata on the \(cluster.role.rawValue) says \(name), which is no state that is known"
      }
    }
  }

  private static func contradictionOfPlaces(_ evidence: Evidence) -> [String] {
    guard let source = evidence.source.databases.value else {
      return ["whether the source holds the data to migrate could not be read"]
    }
    let isEmpty = !source.contains { DatabaseFamily(ofDatabase: $0) == .user }
    return (isEmpty ? ["the source holds no user database"] : []) + metadataOnTheSourceAlone(evidence)
  }

  private static func metadataOnTheSourceAlone(_ evidence: Evidence) -> [String] {
    let places = evidence.clusters.map { cluster in
      (cluster.databases.value ?? []).contains { name in
        [.mongosync, .embeddedVerifier].contains(DatabaseFamily(ofDatabase: name))
      }
    }
    return places == [true, false] ? ["the source, and not the destination, holds mongosync's metadata"] : []
  }
}

extension Judgement {
  /// Suggests that a database be dropped, with the command only while nothing contradicts it.
  ///
  /// - Parameters:
  ///   - name: the database.
  ///   - cluster: where it is.
  ///   - purpose: what the drop is for.
  ///   - evidence: both clusters and every mongosync that was asked.
  ///   - caution: when not to.
  mutating func suggestDrop(
    _ name: String, on cluster: ClusterEvidence, _ purpose: DropGate.Purpose, _ evidence: Evidence, caution: String
  ) {
    let reasons = DropGate.objections(to: purpose, evidence)
    guard reasons.isEmpty else {
      suggest(
        Remedy(
          cluster.role,
          """
          Drop nothing on \(cluster.identity): \(Wording.list(reasons)). Make sure that source and destination were \
          given in the right order and that no migration is under way or committed, then audit again.
          """))
      return
    }
    suggest(.dropDatabase(name, on: cluster, caution: caution))
  }
}

extension ClusterEvidence {
  /// The cluster by its role, its sets or shards, its hosts, and the ids that no other cluster has.
  var identity: String {
    let names = Wording.list(sets.map(\.name), atMost: 3)
    let hosts = Wording.list(self.hosts.sorted(), atMost: 3)
    let ids =
      shardedClusterID.value.map { "cluster id \($0)" }
      ?? (sets.count == 1 ? sets.first?.replicaSetID.value.map { "replica set id \($0)" } : nil)
    return "the \(role.rawValue)" + (names.isEmpty ? "" : " \(names)") + (hosts.isEmpty ? "" : " at \(hosts)")
      + (ids.map { " (\($0))" } ?? "")
  }
}
