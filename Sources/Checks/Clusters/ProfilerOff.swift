public import Evidence
public import Findings

/// The database profiler should be off on both clusters.
public struct ProfilerOff: Check {
  /// Makes the check.
  public init() {}

  /// Settings of the servers, and no collections.
  public let questions: Questions = .serverSettings

  /// What it judges and why.
  public let about = About(
    id: "profiler-off",
    title: "Database profiler is off",
    rule: "In every database of both clusters the profiler's level is 0 on every member that holds data.",
    rationale: """
      The profiler writes to a collection of the database it watches. A migration reads and writes all documents, so \
      it fills fast, and a database whose profiler is on refuses some changes.
      """,
    reads: ["profile with level -1, which reads the level and sets none, in each database"],
    privileges: ["replSetGetConfig on the cluster, listing databases, and find on system.profile (clusterMonitor)"],
    remedy: "Set the profiling level to 0 in the databases named.",
    citations: [
      Citation("P-19", "MongoDB support-tools: error patterns of mongosync, profiling"),
      Citation("P-19", "MongoDB docs, server: profile"),
    ])

  /// Judges every member that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for member in judgement.everyDataBearingMember(of: cluster) {
        let subject = Subject(cluster.role, node: member.host)
        guard let levels = judgement.value(of: member.profilers, subject, "the profilers of \(member.host)") else {
          continue
        }
        let working = levels.filter { $0.level != 0 }
        for profiler in working {
          judgement.add(
            Finding(
              .warn, Subject(cluster.role, node: member.host, namespace: profiler.database),
              "The profiler of \(profiler.database) on \(member.host) has level \(profiler.level)."))
          judgement.suggest(
            Remedy(
              cluster.role, "Switch the profiler of \(profiler.database) off, connected directly to \(member.host).",
              command: "\(ShellText.database(profiler.database)).setProfilingLevel(0)"))
        }
        if working.isEmpty { judgement.add(Finding(.pass, subject, "No profiler works on \(member.host).")) }
      }
    }
    return judgement
  }
}
