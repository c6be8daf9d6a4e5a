public import Digest
public import Evidence
public import Findings
import Foundation

/// Turns the names in what was seen into keyed fingerprints, so that what is judged and written holds none.
public struct Redaction: Sendable {
  /// Which names are turned into fingerprints.
  public let scope: RedactionScope
  /// What stands in the place of a text that may hold any name.
  public static let omission = NameRedactor.omission

  let names: NameRedactor
  private let key: FingerprintKey

  /// Prepares a redaction.
  ///
  /// - Parameters:
  ///   - key: the key of the fingerprints; with the same key, equal names have equal fingerprints.
  ///   - scope: which names are turned into fingerprints.
  ///   - map: notes which fingerprint stands for which name.
  public init(_ key: FingerprintKey, scope: RedactionScope = .all, map: RedactionMap? = nil) {
    self.key = key
    self.scope = scope
    names = NameRedactor(key, scope: scope, map: map)
  }

  /// Whether the names of databases, collections, indexes, fields, users and roles are turned into fingerprints.
  public var hidesNames: Bool { scope.hidesNames }

  /// Redacts what was seen.
  ///
  /// - Parameter evidence: what was seen.
  /// - Returns: the same without names; what comparing documents came to is not in it.
  /// - Throws: `EncodingError` or `DecodingError` when evidence has a form that cannot be kept without its texts.
  public func redacted(_ evidence: Evidence) throws -> Evidence {
    var redaction = EvidenceRedaction(names)
    // Times stay numbers, exactly as they are.
    let tree = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(evidence))
    return try JSONDecoder().decode(Evidence.self, from: JSONEncoder().encode(redaction.redacted(tree)))
  }

  /// Redacts answers, of which their keyed digests are left.
  ///
  /// - Parameter records: the answers.
  /// - Returns: the same without names.
  public func redacted(_ records: [EvidenceRecord]) -> [EvidenceRecord] {
    records.map { $0.redacted(by: names, key) }
  }

  /// Redacts an observation.
  ///
  /// - Parameters:
  ///   - observed: the observation.
  ///   - value: redacts what was seen.
  /// - Returns: the same without names.
  public func redacted<Value>(_ observed: Observed<Value>, _ value: (Value) -> Value) -> Observed<Value> {
    let clean = { (ids: [EvidenceID]) in ids.map { EvidenceID(names.evidence($0.description)) } }
    return switch observed {
    case .value(let seen, let ids): .value(value(seen), clean(ids))
    case .refused(let refusal, let ids):
      .refused(Refusal(refusal.kind, NameRedactor.omission, code: refusal.code), clean(ids))
    case .notAsked: .notAsked(NameRedactor.omission)
    }
  }

  /// Redacts `database` or `database.collection`.
  public func namespace(_ name: String) -> String { names.namespace(name) }

  /// Redacts the name of an index.
  public func index(_ name: String) -> String { names.index(name) }

  /// Redacts the path of a field, part by part.
  public func field(_ path: String) -> String { names.field(path) }
}
