public import Evidence
public import Findings

/// Nobody but mongosync should be able to write in spite of the write block.
public struct BypassUsers: Check {
  /// Makes the check.
  public init() {}

  /// The users with that privilege.
  public let questions: Questions = .bypassUsers

  /// What it judges and why.
  public let about = About(
    id: "bypass-users",
    title: "No application can bypass the write block",
    rule: """
      On both clusters no user but mongosync's own, mongosyncUser of the plan, holds bypassWriteBlockingMode, through \
      restore, root or a role of the cluster's own.
      """,
    rationale: """
      Such a user's writes go through while the block is on. On the source they are lost or make the commit fail; on \
      the destination they make the clusters differ.
      """,
    reads: ["usersInfo"],
    privileges: ["viewUser on all databases (such as userAdminAnyDatabase); connectionStatus needs none"],
    remedy: "See to it that no application logs in as one of these users until the commit is through.",
    citations: [
      Citation("F-09", "MongoDB docs, mongosync 1.13: users with bypassWriteBlockingMode"),
      Citation("F-09", "MongoDB docs, server 6.0: built-in roles, bypassWriteBlockingMode"),
    ])

  /// Judges the users of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if CutoverPhase(evidence) == .committed {
      return Judgement([Finding(.notApplicable, Subject(), "The commit is through.")])
    }
    for cluster in evidence.clusters { judge(cluster, evidence.plan.mongosyncUser, &judgement) }
    return judgement
  }

  private func judge(_ cluster: ClusterEvidence, _ mongosyncUser: String?, _ judgement: inout Judgement) {
    let subject = Subject(cluster.role)
    let role = cluster.role.rawValue
    if cluster.runsBefore(6, 0) {
      judgement.add(Finding(.notApplicable, subject, "The \(role) runs a server before 6.0, which blocks no writes."))
      return
    }
    let what = "who may bypass the write block of the \(role)"
    guard let users = judgement.value(of: cluster.bypassUsers, subject, what, canBeSettled: true) else {
      judgement.suggest(Self.lookUp(cluster.role))
      judge(connected: cluster, &judgement)
      return
    }
    let others = users.filter { $0 != mongosyncUser.map { "\($0)@admin" } }
    if others.isEmpty {
      judgement.add(
        Finding(
          .pass, subject,
          users.isEmpty
            ? "No user of the \(role) may bypass its write block."
            : "Only mongosync's user may bypass the write block of the \(role)."))
    }
    for user in others {
      judgement.add(Finding(.warn, subject, "\(user) may bypass the write block of the \(role)."))
    }
    if !others.isEmpty {
      judgement.suggest(Remedy(cluster.role, "See to it that no application logs in as one of these users."))
    }
  }

  private func judge(connected cluster: ClusterEvidence, _ judgement: inout Judgement) {
    guard let user = cluster.connectedUser.value else { return }
    judgement.cite(cluster.connectedUser.evidence)
    let bypassing: Set = ["restore@admin", "root@admin", "__system@admin"]
    guard !bypassing.isDisjoint(with: user.roles) else { return }
    let names = user.users.joined(separator: ", ")
    judgement.add(
      Finding(
        .warn, Subject(cluster.role), "The auditor's own user, \(names), may bypass the write block.",
        explanation: "It needs no more than clusterMonitor and readAnyDatabase."))
  }

  private static func lookUp(_ cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster,
      "As a user who may see all users, list those with restore, root or a role that grants bypassWriteBlockingMode.",
      command: """
        db.getSiblingDB("admin").runCommand({ usersInfo: { forAllDBs: true } }).users.map(u => ({ user: u.user, \
        db: u.db, roles: u.roles }))
        """, settlesUnknown: true)
  }
}
