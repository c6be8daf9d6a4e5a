import MongoClient
import Survey

/// The mongosh script that makes the auditor's role and user.
struct RoleScript {
  /// The script.
  let text: String

  /// Writes a script.
  ///
  /// - Parameters:
  ///   - grants: what the role is to allow.
  ///   - user: the name of the user; it must need no escape in JavaScript.
  init(granting grants: [AuditorRole.Grant], to user: String) {
    let groups = grants.map { grant in
      let resources = grant.privileges.map(\.resource).reduce(into: [RequiredPrivilege.Resource]()) { seen, resource in
        if !seen.contains(resource) { seen.append(resource) }
      }
      let lines = resources.map { resource in
        let actions = grant.privileges.filter { $0.resource == resource }.map { "\"\($0.action)\"" }
        return "    { resource: \(Self.text(of: resource)), actions: [\(actions.joined(separator: ", "))] },"
      }
      return (["    // \(grant.purpose)"] + lines).joined(separator: "\n")
    }
    text = """
      // Connected to the primary, or to a mongos, as a user who may make roles and users.
      // On a sharded cluster run it on the primary of each shard too: the cluster's users do not exist there.
      // The built-in roles clusterMonitor and readAnyDatabase include all but viewUser and system.roles, and much more.
      db.getSiblingDB("admin").createRole({
        role: "\(AuditorRole.name)",
        privileges: [
      \(groups.joined(separator: "\n"))
        ],
        roles: []
      })
      db.getSiblingDB("admin").createUser({
        user: "\(user)",
        pwd: passwordPrompt(),
        roles: [{ role: "\(AuditorRole.name)", db: "admin" }]
      })
      """
  }

  private static func text(of resource: RequiredPrivilege.Resource) -> String {
    switch resource {
    case .cluster: "{ cluster: true }"
    case .timeseriesBuckets: #"{ db: "", system_buckets: "" }"#
    case .namespace(let database, let collection): #"{ db: "\#(database)", collection: "\#(collection)" }"#
    }
  }
}
