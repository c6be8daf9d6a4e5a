public import Evidence
public import Findings

/// The user that mongosync connects as must be able to drop any database of the original source.
public struct DropDatabasePrivilege: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "drop-database-privilege",
    title: "mongosync may drop databases on the original source",
    rule: """
      On the original source, the user that mongosync connects as holds the action dropDatabase on every database, \
      as dbAdminAnyDatabase or root give it.
      """,
    rationale: """
      A reverse makes the original source the new destination, where mongosync replaces its metadata. The roles that \
      a source needs for the first direction do not include dropping databases.
      """,
    reads: ["usersInfo with showPrivileges, on the admin database"],
    privileges: ["viewUser on the admin database (userAdminAnyDatabase)"],
    remedy: "Grant the user dbAdminAnyDatabase on the original source.",
    citations: [Citation("V-10", "MongoDB docs, mongosync 1.20 and 1.21: permissions for reversing")])

  /// Judges the user's privileges on the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    guard let user = evidence.plan.mongosyncUser else {
      judgement.add(
        Finding(.manual, subject, "Confirm that mongosync's user may drop any database; the plan does not name it."))
      judgement.suggest(
        Remedy(
          .source,
          "Look up the user that mongosync connects as: it needs dbAdminAnyDatabase or root. Or name it in the plan.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"))
      return judgement
    }
    let name = ShellText.javaScript(user)
    let lookUp = Remedy(
      .source, "Look for the action dropDatabase on every database in inheritedPrivileges.",
      command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: \(name), showPrivileges: true })",
      settlesUnknown: true)
    let observed = evidence.source.mongosyncUser
    switch judgement.value(of: observed, subject, "the privileges of \(user)", canBeSettled: true) {
    case .found(let grants) where grants.mayDropAnyDatabase:
      judgement.add(Finding(.pass, subject, "\(user) may drop any database of the source."))
    case .found:
      judgement.add(Finding(.fail, subject, "\(user) may not drop every database of the source."))
      judgement.suggest(
        Remedy(
          .source, "Grant \(user) the role dbAdminAnyDatabase.",
          command: """
            db.getSiblingDB("admin").grantRolesToUser(\(name), [{ role: "dbAdminAnyDatabase", db: "admin" }])
            """))
    case .missing:
      judgement.add(Finding(.fail, subject, "The source has no user \(user) in its admin database."))
      judgement.suggest(
        Remedy(
          .source,
          "Name the user that mongosync connects as in the plan, or create it; this lists the users there are.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"))
    case nil:
      judgement.suggest(lookUp)
    }
    return judgement
  }
}
