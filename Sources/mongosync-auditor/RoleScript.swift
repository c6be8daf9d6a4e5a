import MongoClient
import Survey

/// The mongosh script that makes the auditor's role and user.
struct RoleScript {
  /// The script.
  let text: String

  /// Writes a script.
  ///
  /// - Parameters:
  ///   - purpose: what the role is to allow.
  ///   - hasBuckets: whether the servers know time series, as they do since 5.0.
  ///   - hasGuardedShards: whether the servers, as shards, refuse most direct commands, as they do since 8.0.
  ///   - user: the name of the user; it must need no escape in JavaScript.
  init(
    for purpose: AuditorRole.Purpose, hasBuckets: Bool = true, hasGuardedShards: Bool = false, to user: String
  ) {
    let grants = AuditorRole.grants(for: purpose, hasBuckets: hasBuckets, hasGuardedShards: hasGuardedShards)
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
    let role = AuditorRole.name(for: purpose)
    text = """
      // Connected to the primary, or to a mongos, as a user who may make roles and users.
      // On a sharded cluster run it on the primary of each shard too: the cluster's users do not exist there.
      // The built-in roles clusterMonitor and readAnyDatabase include all but viewUser and system.roles, and much more.
      // \(Self.servers(hasBuckets, hasGuardedShards)), which --source-version decides; it may be \
      run again, and updates the role.
      // \(purpose == .check ? "check --sample and --deep need the role of --for verify." : "It is enough for check, --sample and --deep included.")
      const admin = db.getSiblingDB("admin")
      const privileges = [
      \(groups.joined(separator: "\n"))
      ]
      if (admin.getRole("\(role)")) admin.updateRole("\(role)", { privileges: privileges, roles: [] })
      else admin.createRole({ role: "\(role)", privileges: privileges, roles: [] })
      if (admin.getUser("\(user)")) admin.grantRolesToUser("\(user)", [{ role: "\(role)", db: "admin" }])
      else admin.createUser({
        user: "\(user)",
        pwd: passwordPrompt(),
        roles: [{ role: "\(role)", db: "admin" }]
      })
      """
  }

  private static func servers(_ hasBuckets: Bool, _ hasGuardedShards: Bool) -> String {
    guard !hasGuardedShards else { return "For servers 8.0 and later, which alone know issueDirectShardOperations" }
    return hasBuckets
      ? "For servers 5.0 to 7.0, and for replica sets of later ones; shards of 8.0 and later need --source-version 8.0"
      : "For servers before 5.0"
  }

  private static func text(of resource: RequiredPrivilege.Resource) -> String {
    switch resource {
    case .cluster: "{ cluster: true }"
    case .timeseriesBuckets: #"{ db: "", system_buckets: "" }"#
    case .namespace(let database, let collection): #"{ db: "\#(database)", collection: "\#(collection)" }"#
    }
  }
}
