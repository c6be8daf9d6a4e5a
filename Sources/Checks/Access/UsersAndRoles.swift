public import Evidence
public import Findings

/// Users and roles have to be made anew.
public struct UsersAndRoles: Check {
  /// Makes the check.
  public init() {}

  /// The users and roles.
  public let questions: Questions = .accounts

  /// What it judges and why.
  public let about = About(
    id: "users-and-roles",
    title: "Users and roles to be made anew",
    rule: "The source's users and self-made roles are counted. Any is a warning.",
    rationale: "mongosync copies neither users nor roles: applications cannot log in to the destination as they did.",
    reads: ["usersInfo over all databases", "find admin.system.roles"],
    privileges: ["viewUser on every database and find on admin.system.roles (userAdminAnyDatabase or root)"],
    remedy: "Create them on the destination; the passwords must be known, for they cannot be read.",
    citations: [Citation("C-22", "MongoDB docs, mongosync 1.21: limitations")])

  /// Counts the source's users and roles.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    let observed = evidence.source.accounts
    guard
      let accounts = judgement.value(of: observed, subject, "the users and roles of the source", canBeSettled: true)
    else {
      judgement.suggest(
        Remedy(
          .source,
          """
          As a user with userAdminAnyDatabase, list all users; then the roles of each database with getRoles(). Attest \
          once it is known which of them the destination needs.
          """,
          command: "db.adminCommand({ usersInfo: { forAllDBs: true } })", settlesUnknown: true))
      return judgement
    }
    guard !accounts.users.isEmpty || !accounts.roles.isEmpty else {
      judgement.add(Finding(.pass, subject, "The source has neither users nor roles of its own."))
      return judgement
    }
    let users = Wording.count(accounts.users.count, "user", "users")
    let roles = Wording.count(accounts.roles.count, "role", "roles")
    judgement.add(Finding(.warn, subject, "The source has \(users) and \(roles) of its own, which are not copied."))
    judgement.suggest(
      Remedy(
        .source, "List the users with their roles, to create on the destination those that it needs.",
        command: "db.adminCommand({ usersInfo: { forAllDBs: true } })"))
    return judgement
  }
}
