public import TestSupport

/// One of the few remedies whose mongosh command can be carried out here, where there is no mongosh.
///
/// Each shape is matched whole, character by character but for the name of a database.
public enum ShellRemedy: Equatable, Sendable {
  /// `db.adminCommand({ setUserWriteBlockMode: 1, global: false })`
  case liftWriteBlock
  /// `db.getSiblingDB("NAME").dropDatabase()`
  case dropDatabase(String)
  /// `db.adminCommand({ listDatabases: 1, nameOnly: true })`
  case listDatabases

  /// Reads a command as a report prints it.
  ///
  /// - Parameter command: the command; any other shape gives nothing.
  public init?(_ command: String) {
    switch command {
    case "db.adminCommand({ setUserWriteBlockMode: 1, global: false })": self = .liftWriteBlock
    case "db.adminCommand({ listDatabases: 1, nameOnly: true })": self = .listDatabases
    default:
      guard
        let match = command.wholeMatch(
          of: /db\.getSiblingDB\(("(?:[^"\\]|\\["\\]|\\u[0-9a-f]{4})+")\)\.dropDatabase\(\)/),
        // What is left of JavaScript's literals is a literal of JSON too.
        let name = try? JSON(parsing: String(match.1)).string
      else { return nil }
      self = .dropDatabase(name)
    }
  }

  /// Carries it out.
  ///
  /// - Parameter admin: a client of the cluster that the remedy names.
  /// - Throws: the server's refusal.
  public func perform(_ admin: AdminClient) async throws {
    switch self {
    case .liftWriteBlock: try await admin.run("admin", #"{"setUserWriteBlockMode": 1, "global": false}"#)
    case .dropDatabase(let name): try await admin.run(name, #"{"dropDatabase": 1}"#)
    case .listDatabases: try await admin.run("admin", #"{"listDatabases": 1, "nameOnly": true}"#)
    }
  }
}

extension AuditorProgram.Run {
  /// The commands that the report gives for the destination, for every item that failed, in order and each once.
  public var destinationCommands: [String] {
    let failed = report["items"].array.filter { $0["outcome"].string == "fail" }
    let remedies = failed.flatMap { $0["remedies"].array }.filter { $0["cluster"].string == "destination" }
    return remedies.compactMap { $0["command"].string }.reduce(into: []) { commands, command in
      if !commands.contains(command) { commands.append(command) }
    }
  }
}
