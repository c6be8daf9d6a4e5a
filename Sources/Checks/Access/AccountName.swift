/// The name of a user or role, with the database it is defined in.
struct AccountName {
  let name: String
  let database: String

  /// Reads `name@database`; the name may hold further `@`.
  ///
  /// - Parameter text: the text.
  init(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    name = parts.dropLast().joined(separator: "@")
    database = parts.last.map(String.init) ?? ""
  }

  /// The name as a JavaScript string.
  var quoted: String { ShellText.javaScript(name) }
  /// The mongosh expression that stands for the database.
  var shell: String { ShellText.database(database) }

  /// Roles as mongosh's commands take them.
  ///
  /// - Parameter roles: `role@database` of each.
  /// - Returns: the JavaScript array.
  static func list(_ roles: [String]) -> String {
    let entries = roles.map(AccountName.init).map { "{ role: \($0.quoted), db: \(ShellText.javaScript($0.database)) }" }
    return "[\(entries.joined(separator: ", "))]"
  }
}
