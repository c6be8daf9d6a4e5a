public import Evidence
public import Findings

/// The user that mongosync connects as must be able to drop any database of the original destination.
public struct DropDatabasePrivilege: Check {
  /// Makes the check.
  public init() {}

  /// The user on both clusters.
  public let questions: Questions = .users

  /// What it judges and why.
  public let about = About(
    id: "drop-database-privilege",
    title: "mongosync may drop databases on the original destination",
    rule: """
      On the original destination, the user that mongosync connects as holds the action dropDatabase on every \
      database, as dbAdminAnyDatabase or root give it. On the original source it needs that only for a second reverse: \
      its lack there is a warning, and a failure where the plan says multipleReversals.
      """,
    rationale: """
      While it reverses, mongosync copies its metadata from the original destination to the original source, and drops \
      it where it was. A second reverse does the same the other way.
      """,
    reads: ["usersInfo with showPrivileges, on the admin database"],
    privileges: ["viewUser on the admin database (userAdminAnyDatabase)"],
    remedy: "Grant the user dbAdminAnyDatabase on the original destination.",
    citations: [
      Citation("V-10", "MongoDB docs, mongosync 1.20 and 1.21: permissions, one reverse and multiple reversals")
    ])

  /// Judges the user's privileges on both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in [evidence.destination, evidence.source] { judge(cluster, evidence.plan, &judgement) }
    return judgement
  }

  private func judge(_ cluster: ClusterEvidence, _ plan: Plan, _ judgement: inout Judgement) {
    let role = cluster.role
    let subject = Subject(role)
    guard let user = plan.mongosyncUser else {
      guard role == .destination else { return }
      judgement.add(
        Finding(.manual, subject, "Confirm that mongosync's user may drop any database; the plan does not name it."))
      judgement.suggest(
        Remedy(
          role,
          "Look up the user that mongosync connects as: it needs dbAdminAnyDatabase or root. Or name it in the plan.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"))
      return
    }
    let name = ShellText.javaScript(user)
    let what = "the privileges of \(user) on the \(role.rawValue)"
    switch judgement.value(of: cluster.mongosyncUser, subject, what, canBeSettled: true) {
    case .found(let grants) where grants.mayDropAnyDatabase:
      judgement.add(Finding(.pass, subject, "\(user) may drop any database of the \(role.rawValue)."))
    case .found:
      let isWarning = role == .source && plan.multipleReversals != true
      judgement.add(
        Finding(
          isWarning ? .warn : .fail, subject, "\(user) may not drop every database of the \(role.rawValue).",
          explanation: role == .destination
            ? ""
            : isWarning
              ? "This reverse does not need it; a second one, back to the first direction, does."
              : "The plan says multipleReversals, and the second reverse, back to the first direction, needs it."))
      judgement.suggest(
        Remedy(
          role, "Grant \(user) the role dbAdminAnyDatabase.",
          command: """
            db.getSiblingDB("admin").grantRolesToUser(\(name), [{ role: "dbAdminAnyDatabase", db: "admin" }])
            """))
    case .missing:
      judgement.add(Finding(.fail, subject, "The \(role.rawValue) has no user \(user) in its admin database."))
      judgement.suggest(
        Remedy(
          role,
          "Name the user that mongosync connects as in the plan, or create it; this lists the users there are.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"))
    case nil:
      judgement.suggest(
        Remedy(
          role, "Look for the action dropDatabase on every database in inheritedPrivileges.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: \(name), showPrivileges: true })",
          settlesUnknown: true))
    }
  }
}
