public import Evidence
public import Findings

/// Both clusters must run servers that this mongosync migrates between.
public struct ServerVersions: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "server-versions",
    title: "Servers that mongosync supports",
    rule: """
      All members of a cluster run one release series, mongosync migrates from the source's to the destination's, and \
      every member has the oldest patch that is supported or a later one. Members of different patches are a warning, \
      and so are 9.0.0 and 9.0.1 on sharded clusters, for their change streams.
      """,
    rationale: """
      Which servers are supported differs with each release of mongosync, and mongosync does not check all of it. A \
      cluster whose members run different series is amid an upgrade, under which no migration is supported.
      """,
    reads: ["buildInfo"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor); buildInfo needs none"],
    remedy: "Upgrade the servers to a supported patch, or use a release of mongosync that supports them.",
    citations: [
      Citation("P-01", "MongoDB docs, mongosync 1.1 to 1.22: reference/supported-server-version"),
      Citation("P-01", "MongoDB docs, mongosync 1.21: reference/limitations"),
      Citation("P-01", "MongoDB, SERVER-135099: the new reader of change streams is off from 9.0.2 on"),
    ])

  /// Judges the version of every member of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let seen = evidence.clusters.map { versions(of: $0, &judgement) }
    guard let support = evidence.plan.serverSupport else {
      judgement.add(Self.unknownSupport(evidence.plan))
      if evidence.plan.mongosyncVersion == nil { judgement.suggest(.giveMongosyncVersion) }
      return judgement
    }
    judgePair(seen[0], seen[1], support, &judgement)
    for (cluster, versions) in zip(evidence.clusters, seen) {
      if let oldest = versions.min() { judge(oldest, of: cluster, support, &judgement) }
    }
    return judgement
  }

  private func versions(of cluster: ClusterEvidence, _ judgement: inout Judgement) -> Set<ReleaseVersion> {
    var versions: Set<ReleaseVersion> = []
    for set in judgement.everySet(of: cluster) {
      for member in set.members where member.isDataBearing || member.version.value != nil {
        let subject = Subject(cluster.role, node: member.host)
        if let version = judgement.value(of: member.version, subject, "the version of \(member.host)") {
          versions.insert(version)
        }
      }
    }
    judgeChangeStreams(versions, of: cluster, &judgement)
    guard versions.count > 1 else { return versions }
    let isUpgrading = Set(versions.map(\.series)).count > 1
    let list = versions.sorted().map(\.description).joined(separator: ", ")
    judgement.add(
      Finding(
        isUpgrading ? .fail : .warn, Subject(cluster.role), "The members of the \(cluster.role.rawValue) run \(list).",
        explanation: isUpgrading ? "The cluster is amid an upgrade." : "A change of the patch alone is allowed."))
    judgement.suggest(Remedy(cluster.role, "Finish the upgrade, so that all members run one version."))
    return versions
  }

  /// Judges releases whose change streams may pass over events where they are resumed.
  ///
  /// Source: SERVER-135099: a stream through a mongos that is resumed may then give a token that is not safe to resume
  /// from. Replica sets do not read that way.
  private func judgeChangeStreams(
    _ versions: Set<ReleaseVersion>, of cluster: ClusterEvidence, _ judgement: inout Judgement
  ) {
    let affected = versions.intersection([ReleaseVersion(9, 0, 0), ReleaseVersion(9, 0, 1)]).sorted()
    guard cluster.topology.value == .shardedCluster, !affected.isEmpty else { return }
    let list = affected.map(\.description).joined(separator: " and ")
    judgement.add(
      Finding(
        .warn, Subject(cluster.role), "The \(cluster.role.rawValue) runs \(list), whose change streams are not safe.",
        explanation: """
          A change stream of a sharded cluster that is resumed may pass over events there, and mongosync and its \
          verifier follow change streams. 9.0.2 reads them as 8.0 does.
          """))
    judgement.suggest(Remedy(cluster.role, "Upgrade every member and every mongos to 9.0.2 or later."))
  }

  private func judgePair(
    _ source: Set<ReleaseVersion>, _ destination: Set<ReleaseVersion>, _ support: ServerSupport,
    _ judgement: inout Judgement
  ) {
    for series in Set(source.map(\.series)).sorted() {
      guard let allowed = support.destinations[series] else {
        judgement.add(Finding(.fail, Subject(.source), "This mongosync does not migrate from servers \(series)."))
        judgement.suggest(Self.otherVersion)
        continue
      }
      for other in Set(destination.map(\.series)).sorted() where !allowed.contains(other) {
        let list = allowed.map(\.description).joined(separator: " and ")
        judgement.add(
          Finding(
            .fail, Subject(.destination), "This mongosync does not migrate from servers \(series) to \(other).",
            explanation: "From \(series) it migrates to \(list)."))
        judgement.suggest(Self.otherVersion)
      }
    }
  }

  private func judge(
    _ oldest: ReleaseVersion, of cluster: ClusterEvidence, _ support: ServerSupport, _ judgement: inout Judgement
  ) {
    let subject = Subject(cluster.role)
    let role = cluster.role.rawValue
    // An unsupported series has been judged with the pair, unless it is the destination's own.
    guard let minimum = support.minimums[oldest.series] else { return }
    switch support.isNewEnough(oldest) {
    case true: judgement.add(Finding(.pass, subject, "The \(role) runs \(oldest), which is new enough."))
    case false:
      judgement.add(Finding(.fail, subject, "The \(role) runs \(oldest), older than \(minimum.patch)."))
      judgement.suggest(
        Remedy(cluster.role, "Upgrade every member to the latest patch of \(oldest.series), one at a time."))
    case nil:
      judgement.add(
        Finding(
          .unknown, subject, "Whether the \(role)'s \(oldest) is new enough was not published.",
          explanation: "The oldest patch supported is \(minimum.patch)."))
      judgement.suggest(
        Remedy(cluster.role, "Upgrade every member to the latest patch of \(oldest.series), one at a time."))
    }
  }

  private static func unknownSupport(_ plan: Plan) -> Finding {
    guard let version = plan.mongosyncVersion else {
      return Finding(.unknown, Subject(), "Which servers mongosync supports depends on its version.")
    }
    return Finding(
      .unknown, Subject(), "Which servers mongosync \(version) supports is not known to this auditor.",
      explanation: "The newest release it knows is \(ServerSupport.newestMongosync).")
  }

  private static let otherVersion = Remedy(
    nil, "Use a release of mongosync that supports both, or upgrade one of the clusters first.")
}
