/// Which names are turned into fingerprints.
public enum RedactionScope: String, CaseIterable, Codable, Sendable {
  /// Those of databases, collections, indexes, fields, users and roles.
  case names
  /// Those of hosts, replica sets and shards.
  case hosts
  /// Both.
  case all

  var hidesNames: Bool { self != .hosts }
  var hidesHosts: Bool { self != .names }
}
