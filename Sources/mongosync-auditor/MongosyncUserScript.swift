import Checks
import Evidence
import Findings

/// The mongosh script that makes the user that mongosync connects as.
///
/// It grants the built-in roles that mongosync's documentation names, not a role of the minimum privileges: the roles
/// are what its support asks for, they stay enough when the next version of mongosync needs one action more, and a
/// right that is missing shows only when mongosync comes to it, which may be in the middle of the commit.
struct MongosyncUserScript {
  /// The script.
  let text: String

  /// Writes the script for one cluster.
  ///
  /// - Parameters:
  ///   - role: which end of the migration the cluster is.
  ///   - plan: what the operator says; its version, write blocking and reversibility decide.
  ///   - isBeforeSix: whether the cluster's servers are older than 6.0.
  ///   - user: the name of the user; it must need no escape in JavaScript.
  init(on role: ClusterRole, _ plan: Plan, isBeforeSix: Bool, to user: String) {
    let roles = RequiredGrants(on: role, plan, isBeforeSix: isBeforeSix).rolesOfNewUser
    let version = plan.mongosyncVersion.map { "mongosync \($0)" } ?? "a mongosync of any version"
    let scope = plan.reversible == true ? ", a reverse included" : ""
    text = """
      // On the \(role.rawValue), connected to the primary, or to a mongos, as a user who may make users.
      // The roles that \(version) needs by its documentation\(scope).
      // On Atlas users are made on the page of database access instead: with atlasAdmin, and where writes are
      // blocked also with the action bypassWriteBlockingMode.
      if (db.getSiblingDB("admin").getUser("\(user)"))
        db.getSiblingDB("admin").grantRolesToUser("\(user)", [\(roles.map { "\"\($0)\"" }.joined(separator: ", "))])
      else db.getSiblingDB("admin").createUser({
        user: "\(user)",
        pwd: passwordPrompt(),
        roles: [\(roles.map { "\"\($0)\"" }.joined(separator: ", "))]
      })
      """
  }
}
