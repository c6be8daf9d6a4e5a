public import Evidence
import Foundation

/// Evidence in its saved form, of which any observation can be refused, however deep it lies.
public struct RefusableEvidence: Sendable {
  /// Where each observation that was made lies, such as `source.sets.0.members.1.oplog`.
  ///
  /// Those that lie within the value of another observation come after it.
  public let places: [String]
  private let saved: Data

  /// Takes evidence.
  ///
  /// - Parameter evidence: the evidence.
  /// - Throws: any error of encoding it.
  public init(_ evidence: Evidence) throws {
    saved = try JSONEncoder().encode(evidence)
    var places: [String] = []
    _ = Self.rewritten(try JSONSerialization.jsonObject(with: saved), at: []) { place, observed in
      if case .value = observed { places.append(place) }
      return nil
    }
    self.places = places
  }

  /// The evidence in which each observation rests on one answer, named after the place where it lies.
  ///
  /// - Parameter refusals: why an observation is refused, by its place; nothing where it stays as it is.
  /// - Returns: the evidence.
  /// - Throws: any error of decoding it.
  public func refusing(_ refusals: (_ place: String) -> Refusal.Kind?) throws -> Evidence {
    let rewritten = Self.rewritten(try JSONSerialization.jsonObject(with: saved), at: []) { place, observed in
      if let kind = refusals(place) {
        return ["refused": ["_0": ["kind": kind.rawValue, "message": "It was refused."], "_1": Self.answer(place)]]
      }
      if case .value(let value) = observed { return ["value": ["_0": value, "_1": Self.answer(place)]] }
      return nil
    }
    return try JSONDecoder().decode(Evidence.self, from: JSONSerialization.data(withJSONObject: rewritten))
  }

  private static func answer(_ place: String) -> [[String: String]] { [["description": place]] }

  private enum Observation {
    case value(Any)
    case none
  }

  private static func rewritten(
    _ json: Any, at path: [String], _ change: (_ place: String, _ observed: Observation) -> Any?
  ) -> Any {
    if let list = json as? [Any] {
      return list.enumerated().map { rewritten($1, at: path + ["\($0)"], change) }
    }
    guard let object = json as? [String: Any] else { return json }
    guard object.count == 1, let (form, content) = object.first, let parts = content as? [String: Any] else {
      return Dictionary(uniqueKeysWithValues: object.map { ($0, rewritten($1, at: path + [$0], change)) })
    }
    let place = path.joined(separator: ".")
    switch form {
    case "value":
      let inner = rewritten(parts["_0"] ?? NSNull(), at: path, change)
      return change(place, .value(inner)) ?? json
    case "refused", "notAsked":
      return change(place, .none) ?? json
    default:
      return [form: rewritten(content, at: path, change)]
    }
  }
}
