import Findings

extension Remedy {
  /// Granting a user roles of the admin database.
  ///
  /// - Parameters:
  ///   - roles: the roles.
  ///   - user: the user, in admin.
  ///   - cluster: where it is.
  /// - Returns: the remedy with its mongosh command.
  static func grantRoles(_ roles: [String], to user: String, on cluster: ClusterRole) -> Remedy {
    let list = roles.isEmpty ? "a role with what is missing" : roles.joined(separator: ", ")
    return Remedy(
      cluster, "Grant \(user) \(list) on the \(cluster.rawValue).",
      command: roles.isEmpty
        ? nil
        : "db.getSiblingDB(\"admin\").grantRolesToUser(\(ShellText.javaScript(user)), [\(documents(of: roles))])")
  }

  /// Creating the user that mongosync connects as.
  ///
  /// - Parameters:
  ///   - user: the user, in admin.
  ///   - roles: its roles.
  ///   - cluster: where it is to be.
  /// - Returns: the remedy with its mongosh command.
  static func createUser(_ user: String, with roles: [String], on cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster, "Create \(user) on the \(cluster.rawValue), or name another user in the plan.",
      command: """
        db.getSiblingDB("admin").createUser({ user: \(ShellText.javaScript(user)), pwd: passwordPrompt(), \
        roles: [\(documents(of: roles))] })
        """)
  }

  /// Looking up what a user was granted.
  ///
  /// - Parameters:
  ///   - user: the user, in admin.
  ///   - cluster: where it is.
  ///   - roles: the roles it needs.
  /// - Returns: the remedy with its mongosh command, which settles an unknown.
  static func lookUpUser(_ user: String, on cluster: ClusterRole, needing roles: [String]) -> Remedy {
    Remedy(
      cluster, "Look whether inheritedRoles has \(roles.joined(separator: ", ")), or root.",
      command: """
        db.getSiblingDB("admin").runCommand({ usersInfo: \(ShellText.javaScript(user)), showPrivileges: true })
        """, settlesUnknown: true)
  }

  private static func documents(of roles: [String]) -> String {
    roles.map { "{ role: \(ShellText.javaScript($0)), db: \"admin\" }" }.joined(separator: ", ")
  }
}
