import Evidence
import Findings

extension Remedy {
  /// Dropping a database.
  ///
  /// - Parameters:
  ///   - name: the database.
  ///   - cluster: where it is.
  ///   - caution: when not to.
  /// - Returns: the remedy with its mongosh command.
  static func dropDatabase(_ name: String, on cluster: ClusterRole, caution: String? = nil) -> Remedy {
    Remedy(
      cluster, "Drop the database \(name)" + (caution.map { " (\($0))" } ?? "") + ".",
      command: "db.getSiblingDB(\(ShellText.javaScript(name))).dropDatabase()")
  }

  /// Lifting the user write block.
  ///
  /// Source: server 6.0 command `setUserWriteBlockMode`; it needs the action of that name (backup, restore or root).
  ///
  /// - Parameter cluster: where it is.
  /// - Returns: the remedy with its mongosh command.
  static func liftWriteBlock(on cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster,
      "Lift the user write block, connected to the primary (or to a mongos) as a user with backup, restore or root.",
      command: "db.adminCommand({ setUserWriteBlockMode: 1, global: false })")
  }
}
