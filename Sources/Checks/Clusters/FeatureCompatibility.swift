public import Evidence
public import Findings

/// Both clusters must have a settled feature compatibility version that mongosync supports.
public struct FeatureCompatibility: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "feature-compatibility",
    title: "Feature compatibility versions that mongosync supports",
    rule: """
      On every member the feature compatibility version is not changing and is at least what mongosync asks for. The \
      destination's is not older than the source's; before mongosync 1.7 both are equal.
      """,
    rationale: """
      A feature compatibility version that is changing means a cluster amid an upgrade, under which no migration is \
      supported. A destination of an older one may lack what the source uses.
      """,
    reads: ["getParameter featureCompatibilityVersion"],
    privileges: ["getParameter and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Let a change finish, or set the version with setFeatureCompatibilityVersion.",
    citations: [
      Citation("P-02", "MongoDB docs, mongosync 1.1 to 1.22: reference/supported-server-version"),
      Citation("P-02", "MongoDB docs, mongosync 1.6: syncs between clusters of one version"),
    ])

  /// Judges the feature compatibility version of every member.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let support = evidence.plan.serverSupport
    let seen = evidence.clusters.map { versions(of: $0, support, &judgement) }
    if let source = seen[0].max(), let destination = seen[1].min() {
      judgePair(source, destination, evidence.plan, &judgement)
    }
    if support == nil {
      judgement.add(
        Finding(.unknown, Subject(), "What feature compatibility version is needed depends on mongosync's version."))
      judgement.suggest(.giveMongosyncVersion)
    }
    return judgement
  }

  private func versions(
    of cluster: ClusterEvidence, _ support: ServerSupport?, _ judgement: inout Judgement
  ) -> Set<ReleaseVersion> {
    var seen: Set<ReleaseVersion> = []
    for member in judgement.everyDataBearingMember(of: cluster) {
      let subject = Subject(cluster.role, node: member.host)
      let what = "the feature compatibility version of \(member.host)"
      guard let feature = judgement.value(of: member.featureCompatibilityVersion, subject, what) else { continue }
      // A delayed member shows what the set had: the version that the clusters are compared by is that of the others.
      if member.configuration.showsThePresent { seen.insert(feature.version) }
      let sentence = "\(member.host) has feature compatibility version \(feature.version)"
      let minimum = member.version.value.flatMap { support?.minimums[$0.series]?.compatibility }
      if let target = feature.targetVersion {
        judgement.add(Finding(.fail, subject, "\(sentence), which is changing to \(target)."))
        judgement.suggest(Self.finish(on: cluster.role))
      } else if let minimum, feature.version < minimum {
        let excuse = member.configuration.excuse
        judgement.add(
          Finding(
            excuse == nil ? .fail : .warn, subject, "\(sentence), older than \(minimum).", explanation: excuse ?? ""))
        judgement.suggest(Self.raise(to: minimum, on: cluster.role))
      } else if minimum != nil {
        judgement.add(Finding(.pass, subject, "\(sentence)."))
      } else if support != nil {
        judgement.add(
          Finding(.unknown, subject, "\(sentence); what its server needs is not known, since that is not supported."))
      }
    }
    return seen
  }

  private func judgePair(
    _ source: ReleaseVersion, _ destination: ReleaseVersion, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let sentence = "The source's feature compatibility version is \(source), the destination's \(destination)"
    if destination < source {
      let mustBeEqual = plan.mongosyncHas(.migratesAcrossVersions) == false
      judgement.add(
        Finding(
          mustBeEqual ? .fail : .warn, Subject(), "\(sentence), which is older.",
          explanation: mustBeEqual
            ? "Before mongosync 1.7 they must be equal."
            : "The documentation only gives a minimum for each; that an older destination may refuse what the source has "
              + "is an inference of this auditor."))
      judgement.suggest(Self.raise(to: source, on: .destination))
    } else if destination != source, plan.mongosyncHas(.migratesAcrossVersions) == false {
      judgement.add(Finding(.fail, Subject(), "\(sentence); before mongosync 1.7 they must be equal."))
    }
  }

  private static func finish(on role: ClusterRole) -> Remedy {
    Remedy(
      role, "Let the change of the feature compatibility version finish: targetVersion must be gone.",
      command: "db.adminCommand({ getParameter: 1, featureCompatibilityVersion: 1 })")
  }

  /// Source: server command `setFeatureCompatibilityVersion`; `confirm` is asked for since 7.0.
  private static func raise(to version: ReleaseVersion, on role: ClusterRole) -> Remedy {
    let confirm = version >= ReleaseVersion(7, 0) ? ", confirm: true" : ""
    return Remedy(
      role, "Raise the feature compatibility version, once all members run \(version) or later; it is hard to undo.",
      command: "db.adminCommand({ setFeatureCompatibilityVersion: \"\(version)\"\(confirm) })")
  }
}
