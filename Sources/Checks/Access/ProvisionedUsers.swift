public import Evidence
public import Findings

/// The destination must have at least one user.
public struct ProvisionedUsers: Check {
  /// Makes the check.
  public init() {}

  /// The users, and no collections.
  public let questions: Questions = .users

  /// What it judges and why.
  public let about = About(
    id: "provisioned-users",
    title: "Destination has a user",
    rule: """
      The destination has at least one user, for mongosync 1.20 and later. A login by which the auditor was let in, \
      other than one kept outside of the cluster, is such a user.
      """,
    rationale: """
      From 1.20 on mongosync refuses a destination without users; 1.18 and 1.19 do not look at privileges there.
      """,
    reads: ["connectionStatus", "usersInfo for all databases, where the auditor is connected without a login"],
    privileges: ["viewUser on the cluster (userAdminAnyDatabase), where access control is on"],
    remedy: "Create a user on the destination.",
    citations: [Citation("P-26", "MongoDB docs, mongosync release notes 1.18 and 1.20; 1.21: reference/limitations")])

  /// Judges the login on the destination, or the number of its users.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.destination
    let subject = Subject(cluster.role)
    judgement.cite(cluster.connectedUser.evidence)
    if cluster.connectedUser.value?.isKeptByCluster == true {
      judgement.add(Finding(.pass, subject, "The destination has a user: the one the auditor is connected as."))
      return judgement
    }
    let needs = evidence.plan.mongosyncHas(.needsDestinationUsers)
    if needs == false {
      judgement.add(
        Finding(
          .pass, subject, "mongosync before 1.20 accepts a destination without users.",
          explanation: evidence.plan.mongosyncHas(.skipsPrivilegesWithoutUsers) == true
            ? "Version 1.18 and 1.19 do not look at privileges on a cluster without users." : ""))
      return judgement
    }
    let what = "the number of users of the destination"
    guard let count = judgement.value(of: cluster.userCount, subject, what, canBeSettled: true) else {
      judgement.suggest(
        Remedy(
          .destination, "See whether the destination has a user.",
          command: "db.getSiblingDB(\"admin\").runCommand({ usersInfo: { forAllDBs: true } }).users.length",
          settlesUnknown: true))
      return judgement
    }
    if count > 0 {
      judgement.add(Finding(.pass, subject, "The destination has \(Wording.count(count, "user", "users"))."))
    } else if needs == true {
      judgement.add(Finding(.fail, subject, "The destination has no user, which mongosync refuses from 1.20 on."))
    } else {
      judgement.add(
        Finding(.unknown, subject, "The destination has no user, which mongosync from 1.20 on refuses."))
      judgement.suggest(.giveMongosyncVersion)
    }
    if count == 0 {
      judgement.suggest(
        .createUser(
          evidence.plan.mongosyncUser ?? "mongosync",
          with: RequiredGrants(on: .destination, evidence.plan, isBeforeSix: false).roles, on: .destination))
    }
    return judgement
  }
}
