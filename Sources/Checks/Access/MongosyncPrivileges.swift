public import Evidence
public import Findings

/// The user that mongosync connects as must be granted what it needs on both clusters.
public struct MongosyncPrivileges: Check {
  /// Makes the check.
  public init() {}

  /// The users, and no collections.
  public let questions: Questions = .users

  /// What it judges and why.
  public let about = About(
    id: "mongosync-privileges",
    title: "mongosync's user may do what it must",
    rule: """
      On both clusters the user that mongosync connects as, in admin, holds every action that its version needs for \
      this migration, through whatever roles; root holds all. On Atlas it holds atlasAdmin, and bypassWriteBlockingMode \
      where writes are blocked. Without a version the strictest requirements are taken.
      """,
    rationale: "mongosync ends with an error when it comes to what it may not do, which may be as late as the commit.",
    reads: ["usersInfo with showPrivileges, on the admin database"],
    privileges: ["viewUser on the admin database (userAdminAnyDatabase)"],
    remedy: "Grant the user the roles that the documentation names.",
    citations: [
      Citation("P-25", "MongoDB docs, mongosync 1.13, 1.20 and 1.22: reference/permissions"),
      Citation("P-25", "MongoDB docs, server: privilege actions; resource document"),
    ])

  /// Judges what the user was granted on both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters { judge(cluster, evidence.plan, &judgement) }
    return judgement
  }

  private func judge(_ cluster: ClusterEvidence, _ plan: Plan, _ judgement: inout Judgement) {
    let role = cluster.role
    let subject = Subject(role)
    let required = RequiredGrants(on: role, plan, isBeforeSix: cluster.isBeforeSix)
    guard let user = plan.mongosyncUser else {
      let list = required.roles.joined(separator: ", ")
      judgement.add(
        Finding(.manual, subject, "Confirm mongosync's roles on the \(role.rawValue); the plan does not name its user.")
      )
      judgement.suggest(
        Remedy(
          role, "Look up the user that mongosync connects as: it needs \(list), or root. Or name it in the plan.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"))
      return
    }
    let what = "the privileges of \(user) on the \(role.rawValue)"
    switch judgement.value(of: cluster.mongosyncUser, subject, what, canBeSettled: true) {
    case nil: judgement.suggest(.lookUpUser(user, on: role, needing: required.roles))
    case .missing:
      judgement.add(Finding(.fail, subject, "The \(role.rawValue) has no user \(user) in its admin database."))
      judgement.suggest(.createUser(user, with: required.rolesOfNewUser, on: role))
    case .found(let grants) where cluster.isOnAtlas: judgeAtlas(grants, user, role, plan, &judgement)
    case .found(let grants): judgeSelfManaged(grants, user, cluster, plan, &judgement)
    }
  }

  private func judgeSelfManaged(
    _ grants: UserGrants, _ user: String, _ cluster: ClusterEvidence, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let role = cluster.role
    let subject = Subject(role)
    let required = RequiredGrants(on: role, plan, isBeforeSix: cluster.isBeforeSix)
    let missing = required.missing(from: grants)
    var oldest = plan
    oldest.mongosyncVersion = plan.mongosyncVersion ?? ReleaseVersion(1, 0)
    let surelyMissing = RequiredGrants(on: role, oldest, isBeforeSix: cluster.isBeforeSix).missing(from: grants)
    if missing.isEmpty {
      judgement.add(Finding(.pass, subject, "\(user) may do all that mongosync does on the \(role.rawValue)."))
    } else if surelyMissing.isEmpty {
      judgement.add(
        Finding(
          .unknown, subject, "Whether \(user) may do enough on the \(role.rawValue) depends on mongosync's version.",
          explanation: Self.list(missing)))
      judgement.suggest(.giveMongosyncVersion)
    } else {
      judgement.add(
        Finding(
          .fail, subject, "\(user) may not do all that mongosync does on the \(role.rawValue).",
          explanation: Self.list(missing)))
    }
    // A first reverse drops databases of the destination only; a second one, of the source, is required where planned.
    if role == .source, plan.reversible == true, plan.multipleReversals != true, !grants.mayDropAnyDatabase {
      judgement.add(
        Finding(.warn, subject, "\(user) may not drop every database of the source, which a second reverse needs."))
      judgement.suggest(.grantRoles(["dbAdminAnyDatabase"], to: user, on: role))
    }
    let lacking = required.roles.filter { !grants.roles.contains($0) }
    if !missing.isEmpty { judgement.suggest(.grantRoles(lacking, to: user, on: role)) }
    if cluster.isBeforeSix, grants.roles.allSatisfy({ !["clusterManager", "clusterAdmin", "root"].contains($0) }) {
      judgement.add(
        Finding(
          .warn, subject, "\(user) does not hold clusterManager on the \(role.rawValue), which is older than 6.0."))
      judgement.suggest(.grantRoles(["clusterManager"], to: user, on: role))
    }
  }

  private func judgeAtlas(
    _ grants: UserGrants, _ user: String, _ role: ClusterRole, _ plan: Plan, _ judgement: inout Judgement
  ) {
    let subject = Subject(role)
    let isDual = plan.reversible == true || plan.writeBlocking == .sourceAndDestination
    let needsBypass = isDual || (role == .destination && plan.mongosyncHas(.blocksDestinationOnly) != false)
    let lacksBypass = needsBypass && !grants.allow("bypassWriteBlockingMode", on: .cluster)
    let missing =
      (grants.roles.contains("atlasAdmin") ? [] : ["atlasAdmin"]) + (lacksBypass ? ["bypassWriteBlockingMode"] : [])
    if missing.isEmpty {
      judgement.add(Finding(.pass, subject, "\(user) holds what mongosync needs on the \(role.rawValue), on Atlas."))
    } else {
      let list = missing.joined(separator: " and ")
      judgement.add(Finding(.fail, subject, "\(user) lacks \(list) on the \(role.rawValue), on Atlas."))
      judgement.suggest(Remedy(role, "Grant \(user) \(list) on the Atlas page of database access."))
    }
  }

  private static func list(_ missing: [Privilege]) -> String {
    "Missing: \(missing.map(\.sentence).joined(separator: "; "))."
  }
}

extension ClusterEvidence {
  /// Whether its servers are older than 6.0, and so know no write block.
  fileprivate var isBeforeSix: Bool {
    sets.flatMap(\.dataBearingMembers).compactMap(\.version.value).contains { $0 < ReleaseVersion(6, 0) }
  }
}
