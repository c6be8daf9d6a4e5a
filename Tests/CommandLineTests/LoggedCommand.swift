import TestSupport

/// One command as a server with `--slowms -1` logged it.
struct LoggedCommand: Sendable {
  let application: String
  let name: String
  let comment: String?
  let maxTimeMS: Int?
  let namespace: String?

  /// The auditor's commands in a log of JSON lines, as servers write it since 4.4.
  static func all(in log: String) -> [LoggedCommand] {
    log.split(separator: "\n").compactMap { line in
      // Most lines are other clients', and parsing all of them takes seconds.
      guard line.contains(#""appName":"mongosync-auditor""#), line.contains(#""Slow query""#),
        let entry = try? JSON(parsing: String(line))
      else { return nil }
      return LoggedCommand(entry["attr"], line: String(line))
    }
  }

  private init?(_ attributes: JSON, line: String) {
    guard let application = attributes["appName"].string, attributes["command"] != .null else { return nil }
    self.application = application
    // The command's name is its first field, and a parsed object has no order.
    let body = line.split(separator: #""command":{""#, maxSplits: 1).dropFirst().first ?? ""
    name = String(body.prefix { $0 != "\"" })
    comment = attributes["command"]["comment"].string
    maxTimeMS = attributes["command"]["maxTimeMS"].int
    namespace = attributes["ns"].string
  }

  /// Whether a server asked itself in order to answer `usersInfo`; it logs that under the name of the client.
  var isServersOwnLookAtUsers: Bool { name == "find" && namespace == "admin.system.users" }
}
