import Evidence
import Findings

/// The one place that decides whether a command that drops a database may be printed.
///
/// A drop is printed only while nothing that was read contradicts that the cluster is the one to drop it on.
enum DropGate {
  /// What a drop is for, which decides what contradicts it.
  enum Purpose {
    /// Clearing a cluster before a start: the source must hold the data, and no migration may be committed.
    case beforeStart
    /// Removing what is left of a migration that is over, so a commit is no contradiction.
    case afterMigration
  }

  /// Everything that contradicts a drop.
  ///
  /// - Parameters:
  ///   - purpose: what the drop is for.
  ///   - evidence: both clusters and every mongosync that was asked.
  /// - Returns: the reasons, each a clause; empty when nothing contradicts.
  static func objections(to purpose: Purpose, _ evidence: Evidence) -> [String] {
    var reasons: [String] = []
    if let member = evidence.sharedMember { reasons.append("both clusters list the member \(member)") }
    for instance in evidence.mongosync {
      guard let progress = instance.progress.value else { continue }
      if SyncDirection(progress.directionMapping, evidence) == .swapped {
        reasons.append("mongosync reports that it copies \(SyncDirection.text(progress.directionMapping))")
      }
      if purpose == .beforeStart, let state = pointOfNoReturn(progress) {
        reasons.append("mongosync at \(instance.address) reports \(state)")
      }
    }
    guard purpose == .beforeStart else { return reasons }
    for cluster in evidence.clusters {
      for metadata in cluster.mongosyncMetadata.value ?? [] {
        guard let state = metadata.state, isPastCommit(MongosyncState(rawValue: state)) else { continue }
        reasons.append("mongosync's metadata on the \(cluster.role.rawValue) says \(state)")
      }
    }
    return reasons + contradictionOfPlaces(evidence)
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

  private static func isPastCommit(_ state: MongosyncState) -> Bool {
    [.committing, .committed, .reversing].contains(state)
  }

  private static func contradictionOfPlaces(_ evidence: Evidence) -> [String] {
    guard let source = evidence.source.databases.value else {
      return ["whether the source holds the data to migrate could not be read"]
    }
    var reasons: [String] = []
    if !source.contains(where: { DatabaseFamily(ofDatabase: $0) == .user }) {
      reasons.append("the source holds no user database")
    }
    let destination = evidence.destination.databases.value ?? []
    if holdsMetadata(source), !holdsMetadata(destination) {
      reasons.append("the source, and not the destination, holds mongosync's metadata")
    }
    return reasons
  }

  private static func holdsMetadata(_ names: [String]) -> Bool {
    names.contains { [.mongosync, .embeddedVerifier].contains(DatabaseFamily(ofDatabase: $0)) }
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
          given in the right order and that the migration is not committed, then audit again.
          """))
      return
    }
    suggest(.dropDatabase(name, on: cluster, caution: caution))
  }
}

extension ClusterEvidence {
  /// The cluster by its role, its sets or shards, and its hosts.
  var identity: String {
    let names = Wording.list(sets.map(\.name), atMost: 3)
    let hosts = Wording.list(self.hosts.sorted(), atMost: 3)
    return "the \(role.rawValue)" + (names.isEmpty ? "" : " \(names)") + (hosts.isEmpty ? "" : " at \(hosts)")
  }
}
