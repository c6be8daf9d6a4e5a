import Evidence
import Findings

extension Remedy {
  /// Leaving a collection out of the migration.
  ///
  /// Source: MongoDB docs, mongosync 1.21: reference/api/start, `excludeNamespaces`; a filter rules a reverse out.
  ///
  /// - Parameters:
  ///   - name: the collection's name within its database.
  ///   - database: the database it is in.
  /// - Returns: the remedy with what to add to the start request.
  static func leaveOut(_ name: String, in database: String) -> Remedy {
    Remedy(
      nil,
      """
      Or leave \(database).\(name) out of the migration and move it by other means: add this to the start request \
      (from mongosync 1.6 on; a sync with a filter cannot be reversed).
      """,
      command: """
        "excludeNamespaces": [{ "database": \(ShellText.javaScript(database)), \
        "collections": [\(ShellText.javaScript(name))] }]
        """)
  }

  /// Dropping an index.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - index: the index's name.
  ///   - namespace: its collection.
  /// - Returns: the remedy with its mongosh command.
  static func dropIndex(_ text: String, _ index: String, of namespace: String) -> Remedy {
    Remedy(
      .source, text, command: "\(ShellText.collection(namespace)).dropIndex(\(ShellText.javaScript(index)))")
  }
}
