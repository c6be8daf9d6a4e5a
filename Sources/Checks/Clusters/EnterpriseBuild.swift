public import Evidence
public import Findings

/// The servers should be Enterprise builds, or Atlas.
public struct EnterpriseBuild: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "enterprise-build",
    title: "Servers are Enterprise builds",
    rule: "The build of every member has the module enterprise, as those of Atlas do. A Community build is a warning.",
    rationale: "MongoDB does not test mongosync with Community builds and in most cases gives no support for them.",
    reads: ["buildInfo"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor); buildInfo needs none"],
    remedy: "Ask MongoDB about support for this migration before it begins.",
    citations: [Citation("P-14", "MongoDB docs, mongosync 1.21: reference/limitations, Community Edition")])

  /// Judges the build of every member that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for member in judgement.everyDataBearingMember(of: cluster) {
        let subject = Subject(cluster.role, node: member.host)
        let what = "the modules of \(member.host)"
        guard let modules = judgement.value(of: member.modules, subject, what) else { continue }
        let isEnterprise = modules.contains("enterprise")
        judgement.add(
          Finding(
            isEnterprise ? .pass : .warn, subject,
            "\(member.host) is \(isEnterprise ? "an Enterprise" : "a Community") build."))
      }
    }
    if judgement.findings.contains(where: { $0.outcome == .warn }) {
      judgement.suggest(Remedy(nil, "Ask MongoDB about support for a migration with Community builds."))
    }
    return judgement
  }
}
