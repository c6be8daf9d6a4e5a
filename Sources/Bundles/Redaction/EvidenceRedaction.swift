/// Goes through evidence as JSON and turns every name into its fingerprint.
///
/// Numbers and truth values stay. A text at a place that no rule knows is left out, so that what is added to evidence
/// shows nothing until somebody has decided what of it may be shown.
struct EvidenceRedaction {
  private let names: NameRedactor
  /// The places of texts that no rule knows.
  private(set) var unknownPlaces: Set<String> = []

  /// Prepares a redaction.
  ///
  /// - Parameter names: turns names into fingerprints.
  init(_ names: NameRedactor) { self.names = names }

  /// Redacts a value.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - path: the names on the way to it.
  ///   - database: the database that what is around it belongs to.
  /// - Returns: the value without names.
  mutating func redacted(_ value: JSONValue, at path: [String] = [], in database: String = "") -> JSONValue {
    switch value {
    case .null, .bool, .integer, .number: return value
    case .array(let elements): return .array(elements.map { redacted($0, at: path, in: database) })
    case .object(let members):
      let database = members["database"]?.string ?? database
      let hasIndexKeys = RedactionRule.rule(at: path).map { $0 == .indexKeys } ?? false
      var clean: [String: JSONValue] = [:]
      for (key, member) in members {
        let name = hasIndexKeys && !Self.wrappers.contains(key) ? names.index(key) : key
        clean[name] = redacted(member, at: Self.transparent.contains(key) ? path : path + [key], in: database)
      }
      return .object(clean)
    case .string(let text): return .string(redacted(text, at: path, in: database))
    }
  }

  private mutating func redacted(_ text: String, at path: [String], in database: String) -> String {
    switch RedactionRule.rule(at: path) {
    case .keep: return text
    case .omit: return NameRedactor.omission
    case .address: return names.address(text)
    case .collection: return names.collection(text, in: database)
    case .database: return names.database(text)
    case .evidenceID: return names.evidence(text)
    case .field: return names.field(text)
    case .host: return names.host(text)
    case .hosts: return names.hosts(text)
    case .index: return names.index(text)
    case .namespace: return names.namespace(text)
    case .option: return names.option(path.last ?? "", text)
    case .order: return names.order(text)
    case .roleOfDatabase: return names.roleOfDatabase(text)
    case .phrase: return names.phrase(text)
    case .role: return names.role(text)
    case .set: return names.set(text)
    case .side: return names.side(text)
    case .text: return names.text(text)
    case .user: return names.user(text)
    case .value: return names.value(text)
    case .userOfDatabase: return names.userOfDatabase(text)
    case .indexKeys, nil:
      unknownPlaces.insert(path.joined(separator: "."))
      return NameRedactor.omission
    }
  }

  /// How the cases of an observation wrap what they hold.
  private static let wrappers: Set<String> = ["_0", "_1", "value", "refused", "notAsked"]
  /// Those of them that say nothing of what they hold.
  private static let transparent: Set<String> = ["_0", "value"]
}
