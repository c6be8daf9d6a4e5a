import Digest
import Evidence
import Foundation

/// Turns names into fingerprints that still show what a check needs to know of them.
///
/// Equal names become equal fingerprints, and what the server or a tool named itself stays as it is.
struct NameRedactor: Sendable {
  /// What stands in the place of a text that may hold any name.
  static let omission = "Left out by --redact."

  private let key: FingerprintKey
  private let scope: RedactionScope
  private let map: RedactionMap?

  /// Takes the key.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - scope: which names are turned into fingerprints; the others stay.
  ///   - map: notes which fingerprint stands for which name.
  init(_ key: FingerprintKey, scope: RedactionScope = .all, map: RedactionMap? = nil) {
    self.key = key
    self.scope = scope
    self.map = map
  }

  /// Tells this redactor's key and scope from any other.
  var keyID: String { digits("key", scope == .all ? "" : scope.rawValue) }

  /// Whether names of data, users and roles are turned into fingerprints.
  var hidesNames: Bool { scope.hidesNames }

  /// A database, of the same family as before.
  func database(_ name: String) -> String {
    guard scope.hidesNames else { return name }
    let family = DatabaseFamily(ofDatabase: name)
    if name.isEmpty || family == .system || Self.toolDatabases.contains(name) { return name }
    guard let prefix = Self.toolPrefixes.first(where: ExactText(name).begins) else {
      return token("db-", "database", name)
    }
    return token(prefix, "database", name)
  }

  /// A collection, within its database.
  func collection(_ name: String, in database: String) -> String {
    guard scope.hidesNames else { return name }
    switch DatabaseFamily(ofDatabase: database) {
    case .user where !name.isEmpty: break
    case .deviceSync where name != "unsynced_documents": break
    default: return name
    }
    let buckets = TimeSeriesBuckets.prefix
    if let series = ExactText(name).dropping(buckets) { return buckets + collection(series, in: database) }
    return CollectionEvidence.isSystem(name) ? name : token("collection-", "collection", name)
  }

  /// `database` or `database.collection`; only the first dot divides.
  func namespace(_ name: String) -> String {
    let parts = NamespaceParts(of: name)
    guard let name = parts.collection else { return database(parts.database) }
    return "\(database(parts.database)).\(collection(name, in: parts.database))"
  }

  /// An index; that mongosync may have made it for the time being still shows, as in `SourceSideEffects`.
  func index(_ name: String) -> String {
    if name == "_id_" || !scope.hidesNames { return name }
    return token("index-" + (name.lowercased().contains("dummy") ? "dummy-" : ""), "index", name)
  }

  /// A field, part by part where it has dots.
  func field(_ name: String) -> String {
    guard scope.hidesNames else { return name }
    return name.split(separator: ".", omittingEmptySubsequences: false).map { part in
      let isKept = part.isEmpty || part.allSatisfy(\.isNumber) || Self.toolFields.contains(String(part))
      let sign = part.hasPrefix("$") ? "$" : ""
      return isKept ? String(part) : token("\(sign)field-", "field", String(part))
    }.joined(separator: ".")
  }

  /// A server's address with its port; only that it is Atlas' still shows.
  func host(_ address: String) -> String {
    guard scope.hidesHosts else { return address }
    let colon = address.lastIndex(of: ":").flatMap { colon in
      let port = address[address.index(after: colon)...]
      return !port.isEmpty && port.allSatisfy(\.isNumber) ? colon : nil
    }
    let name = address[..<(colon ?? address.endIndex)].lowercased()
    let suffix = name.hasSuffix(".mongodb.net") ? ".mongodb.net" : ""
    return token("host-", "host", name, suffix) + address[(colon ?? address.endIndex)...]
  }

  /// Several addresses divided by commas, perhaps after a replica set's name and a slash.
  func hosts(_ list: String) -> String {
    let halves = list.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let addresses = (halves.last ?? "").split(separator: ",").map { host(String($0)) }.joined(separator: ",")
    return halves.count == 2 ? "\(set(halves[0]))/\(addresses)" : addresses
  }

  /// A connection string without secrets: its hosts alone.
  func address(_ uri: String) -> String {
    guard let scheme = uri.firstRange(of: "://") else { return uri.isEmpty ? uri : hosts(uri) }
    let place = uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    let list = place.split(separator: "@", omittingEmptySubsequences: false).last ?? place
    return uri[..<scheme.upperBound] + hosts(String(list)) + "/"
  }

  /// A replica set or shard; that a config server is a shard too shows by its name.
  func set(_ name: String) -> String {
    name == "config" || !scope.hidesHosts ? name : token("set-", "set", name)
  }

  /// A user; that an app of Device Sync connects as it still shows.
  func user(_ name: String) -> String {
    guard scope.hidesNames else { return name }
    return token(name.hasPrefix(Self.appUsers) ? Self.appUsers : "user-", "user", name)
  }

  /// `user@database`.
  func userOfDatabase(_ name: String) -> String { ofDatabase(name, user) }

  /// `role@database`; the server's own roles stay.
  func roleOfDatabase(_ name: String) -> String {
    ofDatabase(name, role)
  }

  /// Any other text.
  func text(_ text: String) -> String { scope.hidesNames ? hidden(text) : text }

  /// Any text that may hold names and hosts.
  func hidden(_ text: String) -> String { token("text-", "text", text) }

  private func ofDatabase(_ name: String, _ redact: (String) -> String) -> String {
    guard let at = name.lastIndex(of: "@") else { return redact(name) }
    return redact(String(name[..<at])) + "@" + database(String(name[name.index(after: at)...]))
  }

  /// A role; the server's own stay.
  func role(_ name: String) -> String {
    Self.builtInRoles.contains(name) || !scope.hidesNames ? name : token("role-", "role", name)
  }

  /// What mongosync says of its phase; only the phrases that are documented.
  func phrase(_ text: String) -> String { Self.phrases.contains(text) ? text : Self.omission }

  /// A cluster as mongosync names it, such as `cluster0: host:port`.
  func side(_ text: String) -> String {
    guard let colon = text.firstRange(of: ": ") else { return Self.omission }
    return text[..<colon.upperBound] + hosts(String(text[colon.upperBound...]))
  }

  /// The fingerprint of a name among what of it still shows.
  private func token(_ before: String, _ kind: String, _ name: String, _ after: String = "") -> String {
    let token = before + digits(kind, name) + after
    map?.note(token, for: name)
    return token
  }

  private func digits(_ kind: String, _ name: String) -> String {
    String(key.fingerprint(of: "\(kind)\u{0}\(name)").prefix(16))
  }
}
