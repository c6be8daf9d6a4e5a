public import Evidence
public import Findings

/// The roles that somebody defined on the source should be on the destination.
public struct SameRoles: Check {
  /// Makes the check.
  public init() {}

  /// The users and roles.
  public let questions: Questions = .accounts

  /// What it judges and why.
  public let about = About(
    id: "same-roles",
    title: "Roles recreated",
    rule: """
      Every role that somebody defined on the source is on the destination, in the same database, inheriting from the \
      same roles, with the same privileges and the same restrictions of where it may be used.
      """,
    rationale:
      "mongosync does not migrate roles: a user that holds a missing one cannot be created, or may do nothing.",
    reads: ["usersInfo of all databases", "find admin.system.roles"],
    privileges: ["viewUser on the cluster and find on admin.system.roles (userAdminAnyDatabase)"],
    remedy: "Create the roles on the destination, with the privileges they have on the source.",
    citations: [
      Citation("E-13", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-22", "MongoDB docs, server: rolesInfo"),
    ])

  /// Judges the roles of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let accounts = judgement.both(\.accounts, of: evidence, "the roles", canBeSettled: true) else {
      for role in ClusterRole.allCases {
        judgement.suggest(
          Remedy(
            role,
            "List the roles as somebody who may see them (userAdminAnyDatabase), and compare the two lists; on Atlas, "
              + "see the project's custom roles.",
            command: "db.getSiblingDB(\"admin\").getCollection(\"system.roles\").find({}, { privileges: 0 })",
            settlesUnknown: true))
      }
      return judgement
    }
    let present = Dictionary(accounts.destination.roles.map { (ExactText($0.name), $0) }) { first, _ in first }
    let subject = Subject(.destination)
    for role in accounts.source.roles {
      guard let copy = present[ExactText(role.name)] else {
        judgement.add(Finding(.warn, subject, "The role \(role.name) is missing on the destination."))
        judgement.suggest(Self.read(role))
        continue
      }
      judgePrivileges(role, copy, &judgement)
      guard copy.roles.map(ExactText.init) != role.roles.map(ExactText.init) else { continue }
      judgement.add(
        Finding(
          .warn, subject, "The role \(role.name) inherits from other roles on the destination.",
          explanation: "On the source: \(Self.words(role.roles)). On the destination: \(Self.words(copy.roles))."))
      judgement.suggest(Self.read(role))
    }
    let count = accounts.source.roles.count
    judgement.conclude(
      comparing: count,
      "\(Wording.count(count, "role of the source is", "roles of the source are")) on the destination.",
      orElse: "Nobody defined a role on the source.")
    return judgement
  }

  private func judgePrivileges(_ role: Accounts.Account, _ copy: Accounts.Account, _ judgement: inout Judgement) {
    let subject = Subject(.destination)
    let (own, copied) = (role.privileges.exactTexts, copy.privileges.exactTexts)
    let lacking = role.privileges.filter { !copied.contains($0) }
    let extra = copy.privileges.filter { !own.contains($0) }
    for (privileges, what) in [(lacking, "lacks privileges"), (extra, "has more privileges")]
    where !privileges.isEmpty {
      let named = privileges.prefix(5).joined(separator: "; ") + (privileges.count > 5 ? "; and more" : "")
      judgement.add(
        Finding(
          .warn, subject, "The role \(role.name) \(what) on the destination: \(privileges.count).",
          explanation: "\(named)."))
    }
    if role.restrictions != copy.restrictions {
      judgement.add(
        Finding(
          .warn, subject, "The role \(role.name) has other restrictions of where it may be used on the destination.",
          explanation: "On the source: \(Self.words(role.restrictions))."))
    }
    if !lacking.isEmpty || !extra.isEmpty || role.restrictions != copy.restrictions {
      judgement.suggest(Self.read(role))
    }
  }

  private static func words(_ roles: [String]) -> String { roles.isEmpty ? "none" : roles.joined(separator: ", ") }

  private static func read(_ role: Accounts.Account) -> Remedy {
    let name = AccountName(role.name)
    return Remedy(
      .source, "Read what the role \(role.name) is made of, then define it alike on the destination.",
      command: "\(name.shell).getRole(\(name.quoted), { showPrivileges: true })")
  }
}
