import Evidence
import Findings

extension Remedy {
  /// A remedy whose command has values of a catalog in it.
  ///
  /// - Parameters:
  ///   - cluster: the cluster on which to do it.
  ///   - text: what to do, in one sentence.
  ///   - values: the values.
  ///   - command: makes the command of the values' mongosh expressions, in their order.
  /// - Returns: the remedy; with no command where mongosh would not read one of the values as it is.
  static func putting(
    _ cluster: ClusterRole, _ text: String, _ values: [OptionValue], into command: ([String]) -> String
  ) -> Remedy {
    let expressions = values.compactMap(ShellText.expression)
    guard expressions.count == values.count else {
      return Remedy(
        cluster,
        "\(text) Use a driver that keeps the order of fields: mongosh puts those named by whole numbers first.")
    }
    return Remedy(cluster, text, command: command(expressions))
  }

  /// Dropping a database.
  ///
  /// - Parameters:
  ///   - name: the database.
  ///   - cluster: where it is; the text names it.
  ///   - caution: when not to.
  /// - Returns: the remedy with its mongosh command; only ``Judgement/suggestDrop(_:on:_:_:caution:)`` may ask for it.
  static func dropDatabase(_ name: String, on cluster: ClusterEvidence, caution: String) -> Remedy {
    Remedy(
      cluster.role, "Drop the database \(name) on \(cluster.identity) (\(caution)).",
      command: "\(ShellText.database(name)).dropDatabase()")
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

  /// Changing an index's options.
  ///
  /// Source: server command `collMod`; `prepareUnique` and `unique` since 6.0.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - collection: the index's collection.
  ///   - index: the index's name.
  ///   - option: the option and its value, in JavaScript.
  ///   - cluster: where it is.
  /// - Returns: the remedy with its mongosh command.
  static func changeIndex(
    _ text: String, _ collection: CollectionEvidence, _ index: String, _ option: String, on cluster: ClusterRole
  ) -> Remedy {
    Remedy(
      cluster, text,
      command: """
        \(ShellText.database(collection.database)).runCommand({ collMod: \(ShellText.javaScript(collection.name)), \
        index: { name: \(ShellText.javaScript(index)), \(option) } })
        """)
  }

  /// Keeping a member's oplog for a longer time.
  ///
  /// - Parameters:
  ///   - host: the member.
  ///   - hours: how long, at least.
  ///   - cluster: where it is.
  /// - Returns: the remedy with its mongosh command.
  static func retainOplog(of host: String, hours: Double, on cluster: ClusterRole) -> Remedy {
    Remedy(
      cluster,
      """
      Keep the oplog of \(host) for longer, connected directly to that member and with disk space to spare; on Atlas \
      raise the oplog window in the cluster's settings instead.
      """,
      command: "db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(\(Wording.wholeHours(hours))) })")
  }
}
