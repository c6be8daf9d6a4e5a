internal import CMongoC
internal import SecretScrubbing

extension MongoError {
  /// Reads what libmongoc left in its error, deciding by domain and code only.
  ///
  /// - Parameter error: filled by a call that failed, under error API version 2.
  init(_ error: bson_error_t) {
    let text = SecretsInUse.scrubber.scrubbed(error.text)
    let domain = mongoc_error_domain_t(rawValue: error.domain)
    let code = mongoc_error_code_t(rawValue: error.code)
    switch domain {
    case MONGOC_ERROR_SERVER:
      self.init(server: Int(error.code), text)
    case MONGOC_ERROR_SERVER_SELECTION:
      self.init(.unreachable, "No suitable server answered. " + Self.likelyCauses + " The driver says: \(text)")
    case MONGOC_ERROR_CLIENT where code == MONGOC_ERROR_CLIENT_AUTHENTICATE:
      self.init(
        .authenticationFailed,
        "The server did not accept the credentials. Likely causes: a wrong user name or password, or an authSource "
          + "that is not the user's database. The driver says: \(text)")
    case MONGOC_ERROR_STREAM:
      self.init(.unreachable, "The connection failed. " + Self.likelyCauses + " The driver says: \(text)")
    default:
      self.init(.commandFailed, "The driver could not complete the command: \(text)")
    }
  }

  /// The same failure in the last moments of a run: that no connection was made then does not tell that none can be.
  var inHaste: MongoError {
    guard code == .unreachable else { return self }
    return MongoError(
      .timedOut, "The time given to the run was over before a connection could be made: too little was left. \(message)"
    )
  }

  private init(server code: Int, _ text: String) {
    switch code {
    case 13:
      self.init(
        .unauthorized, serverCode: code,
        "The user lacks a privilege: \(Self.withoutCommand(text)) (code 13). \(Self.sufficientRoles)")
    case 18: self.init(.authenticationFailed, serverCode: code, "Authentication failed: \(text) (code 18)")
    case 26: self.init(.namespaceNotFound, serverCode: code, "\(text) (code 26)")
    case 50, 262: self.init(.timedOut, serverCode: code, "The time given to the run was over. (code \(code))")
    case 59, 16436, 40324: self.init(.commandNotFound, serverCode: code, "\(text) (code \(code))")
    case 146, 292: self.init(.commandFailed, serverCode: code, "\(text) (code \(code)). \(Self.askLess)")
    default: self.init(.commandFailed, serverCode: code, "\(text) (code \(code))")
    }
  }

  /// Source: server 9.0: ExceededMemoryLimit (146) and QueryExceededMemoryLimitNoDiskUseAllowed (292) of one operation.
  private static let askLess = """
    The server gave the operation no more memory: ask for less at once, with a smaller --concurrency or fewer \
    collections (--namespaces, --exclude), or raise the server's limit.
    """

  /// A refusal without the command that the server quotes, which is long and holds session ids; its name is kept.
  private static func withoutCommand(_ text: String) -> String {
    let parts = text.split(separator: " to execute command { ", maxSplits: 1)
    guard parts.count == 2, let name = parts[1].split(separator: ":").first else { return text }
    return "\(parts[0]) to execute \(name)"
  }

  private static let sufficientRoles = """
    The roles clusterMonitor and readAnyDatabase suffice, with the privilege viewUser to look at other users. \
    From 8.0 on, a shard that is asked directly requires directShardOperations as well.
    """

  private static let likelyCauses = """
    Likely causes: a wrong address, a server that is down or does not answer, a replica set without a primary, a \
    firewall, TLS asked for by only one side, or a certificate that is missing or that one side does not accept.
    """
}

extension bson_error_t {
  /// The message, read up to its terminating zero.
  var text: String {
    withUnsafeBytes(of: message) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
