public import Evidence
public import Findings

/// Every member of the original source must run 6.0 or later, with that feature compatibility version.
public struct SourceVersion: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "source-version",
    title: "Original source runs 6.0 or later",
    rule: """
      Every member of the original source runs server 6.0 or later, with feature compatibility version 6.0 or later. \
      A feature compatibility version that is changing is a warning. Arbiters are judged where they tell.
      """,
    rationale: """
      mongosync does not reverse towards a server before 6.0. User writes can be blocked only from feature \
      compatibility version 6.0 on, and a cluster amid an upgrade is not supported.
      """,
    reads: ["buildInfo", "getParameter featureCompatibilityVersion"],
    privileges: ["getParameter and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "None for this migration: it cannot be reversed. Start a new one in the other direction.",
    citations: [
      Citation("V-05", "MongoDB docs, mongosync 1.10 and 1.21: reverse; pre-6.0 limitations"),
      Citation("V-05", "Server 6.0: setUserWriteBlockMode is refused below feature compatibility version 6.0"),
    ])

  private static let oldest = ReleaseVersion(6, 0)

  /// Judges every member of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for set in judgement.everySet(of: evidence.source) {
      for member in set.members where member.isDataBearing || member.version.value != nil {
        judge(member, &judgement)
      }
    }
    if judgement.outcome == .fail {
      judgement.suggest(
        Remedy(nil, "This sync cannot be reversed: start a new migration in the other direction, if versions allow it.")
      )
    }
    return judgement
  }

  private func judge(_ member: MemberEvidence, _ judgement: inout Judgement) {
    let host = member.host
    let subject = Subject(.source, node: host)
    guard let version = judgement.value(of: member.version, subject, "the version of \(host)") else { return }
    guard version >= Self.oldest else {
      judgement.add(Finding(.fail, subject, "\(host) runs \(version), older than 6.0."))
      return
    }
    guard member.isDataBearing else {
      judgement.add(Finding(.pass, subject, "\(host), an arbiter, runs \(version)."))
      return
    }
    let what = "the feature compatibility version of \(host)"
    guard let feature = judgement.value(of: member.featureCompatibilityVersion, subject, what) else { return }
    let seen = "\(host) runs \(version) with feature compatibility version \(feature.version)"
    if feature.version < Self.oldest {
      judgement.add(
        Finding(
          .fail, subject, "\(seen), older than 6.0.",
          explanation: feature.targetVersion.map { "It is changing to \($0)." } ?? ""))
    } else if let target = feature.targetVersion {
      judgement.add(Finding(.warn, subject, "\(seen), which is changing to \(target)."))
      judgement.suggest(
        Remedy(
          .source, "Let the change of the feature compatibility version finish: targetVersion must be gone.",
          command: "db.adminCommand({ getParameter: 1, featureCompatibilityVersion: 1 })"))
    } else {
      judgement.add(Finding(.pass, subject, "\(seen)."))
    }
  }
}
