public import Evidence
public import Findings

/// The users of the source should be on the destination, with the same roles.
public struct SameUsers: Check {
  /// Makes the check.
  public init() {}

  /// The users and roles.
  public let questions: Questions = .accounts

  /// What it judges and why.
  public let about = About(
    id: "same-users",
    title: "Users recreated",
    rule: """
      Every user of the source is on the destination, in the same database, with the same roles, the same ways to log \
      in and the same restrictions of where it may log in from and to. mongosync's own \
      user, as the plan names it, and those of Device Sync are not expected. Users that only the destination has are \
      told, not judged; passwords and custom data are never read.
      """,
    rationale: "mongosync does not migrate users: an application whose user is missing cannot log in.",
    reads: ["usersInfo of all databases", "find admin.system.roles"],
    privileges: ["viewUser on the cluster and find on admin.system.roles (userAdminAnyDatabase)"],
    remedy: "Create the users on the destination and grant them their roles.",
    citations: [
      Citation("E-13", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-22", "MongoDB docs, server: usersInfo"),
    ])

  /// Judges the users of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let accounts = judgement.both(\.accounts, of: evidence, "the users", canBeSettled: true) else {
      judgement.suggest(Self.list(.source))
      judgement.suggest(Self.list(.destination))
      return judgement
    }
    let expected = accounts.source.users.filter { user in
      !user.name.hasPrefix("mongodb-realm-") && !evidence.plan.mongosyncUser.map { "\($0)@admin" }.isExactly(user.name)
    }
    let present = Dictionary(accounts.destination.users.map { (ExactText($0.name), $0) }) { first, _ in first }
    for user in expected { judge(user, present[ExactText(user.name)], &judgement) }
    let others = Set(present.keys).subtracting(accounts.source.users.map { ExactText($0.name) }).count
    if others > 0 {
      judgement.add(
        Finding(
          .pass, Subject(.destination), "The destination has \(Wording.count(others, "user", "users")) of its own."))
    }
    judgement.conclude(
      comparing: expected.count,
      "\(Wording.count(expected.count, "user of the source is", "users of the source are")) on the destination, with "
        + "the same roles, mechanisms and restrictions.",
      orElse: "The source has no user that the destination needs.")
    return judgement
  }

  private func judge(_ user: Accounts.Account, _ copy: Accounts.Account?, _ judgement: inout Judgement) {
    let subject = Subject(.destination)
    let name = AccountName(user.name)
    guard let copy else {
      judgement.add(Finding(.warn, subject, "The user \(user.name) is missing on the destination."))
      let password = name.database == "$external" ? "" : "pwd: passwordPrompt(), "
      judgement.suggest(
        .putting(
          .destination, "Create the user \(user.name); its password is asked for.",
          user.restrictions.map(OptionValue.init(canonical:))
        ) { restrictions in
          "\(name.shell).createUser({ user: \(name.quoted), \(password)roles: \(AccountName.list(user.roles))"
            + Self.loginOptions(of: user, restrictions) + " })"
        })
      return
    }
    judgeLogin(user, copy, &judgement)
    let (own, copied) = (user.roles.exactTexts, copy.roles.exactTexts)
    let lacking = user.roles.filter { !copied.contains($0) }
    let extra = copy.roles.filter { !own.contains($0) }
    if !lacking.isEmpty {
      judgement.add(
        Finding(.warn, subject, "The user \(user.name) lacks \(lacking.joined(separator: ", ")) on the destination."))
      judgement.suggest(
        Remedy(
          .destination, "Grant \(user.name) what it has on the source.",
          command: "\(name.shell).grantRolesToUser(\(name.quoted), \(AccountName.list(lacking)))"))
    }
    if !extra.isEmpty {
      judgement.add(
        Finding(
          .warn, subject, "The user \(user.name) has \(extra.joined(separator: ", ")) on the destination only."))
      judgement.suggest(
        Remedy(
          .destination, "Take from \(user.name) what it has not on the source.",
          command: "\(name.shell).revokeRolesFromUser(\(name.quoted), \(AccountName.list(extra)))"))
    }
  }

  /// The mechanisms and restrictions of a user for `createUser`, where it has any.
  private static func loginOptions(of user: Accounts.Account, _ restrictions: [String]) -> String {
    var options = ""
    if !user.mechanisms.isEmpty, AccountName(user.name).database != "$external" {
      options += ", mechanisms: [\(user.mechanisms.map(ShellText.javaScript).joined(separator: ", "))]"
    }
    if !restrictions.isEmpty {
      options += ", authenticationRestrictions: [\(restrictions.joined(separator: ", "))]"
    }
    return options
  }

  /// Ways to log in, and from where: what is lost there locks an application out or lets others in.
  private func judgeLogin(_ user: Accounts.Account, _ copy: Accounts.Account, _ judgement: inout Judgement) {
    let subject = Subject(.destination)
    let name = AccountName(user.name)
    if user.mechanisms != copy.mechanisms {
      let words = { (names: [String]) in names.isEmpty ? "none" : names.joined(separator: ", ") }
      judgement.add(
        Finding(
          .warn, subject, "The user \(user.name) may log in by other mechanisms on the destination.",
          explanation: "On the source: \(words(user.mechanisms)). On the destination: \(words(copy.mechanisms))."))
      judgement.suggest(
        Remedy(
          .destination, "Set the mechanisms; the password is asked for, since the server keeps only what each needs.",
          command: "\(name.shell).updateUser(\(name.quoted), { pwd: passwordPrompt(), mechanisms: "
            + "[\(user.mechanisms.map(ShellText.javaScript).joined(separator: ", "))] })"))
    }
    if user.restrictions != copy.restrictions {
      let what = copy.restrictions.isEmpty ? "has lost its" : user.restrictions.isEmpty ? "has new" : "has other"
      judgement.add(
        Finding(
          .warn, subject, "The user \(user.name) \(what) restrictions of where it may log in on the destination.",
          explanation: "authenticationRestrictions of the source: [\(user.restrictions.joined(separator: ", "))]."))
      judgement.suggest(
        .putting(
          .destination, "Restrict \(user.name) as on the source.", user.restrictions.map(OptionValue.init(canonical:))
        ) { values in
          "\(name.shell).updateUser(\(name.quoted), { authenticationRestrictions: [\(values.joined(separator: ", "))] })"
        })
    }
  }

  private static func list(_ role: ClusterRole) -> Remedy {
    Remedy(
      role,
      "List the users as somebody who may see them (userAdminAnyDatabase), and compare the two lists; on Atlas, see "
        + "the project's database access.",
      command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: { forAllDBs: true } })", settlesUnknown: true)
  }
}
