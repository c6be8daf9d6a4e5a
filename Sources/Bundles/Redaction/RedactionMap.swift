public import Foundation
import Synchronization

/// Which fingerprint stands for which name, for the eyes of whoever redacted.
public final class RedactionMap: Sendable {
  private let names = Mutex<[String: String]>([:])

  /// Starts empty.
  public init() {}

  /// Takes a map that was written.
  ///
  /// - Parameter json: what `json` gave.
  /// - Throws: `DecodingError` when it is something else.
  public init(json: Data) throws {
    let kept = try JSONDecoder().decode([String: String].self, from: json)
    names.withLock { $0 = kept }
  }

  func note(_ fingerprint: String, for name: String) { names.withLock { $0[fingerprint] = name } }

  /// The map as a JSON object of names by fingerprints, in the order of the fingerprints.
  ///
  /// - Throws: `EncodingError`.
  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(names.withLock { $0 }) + Data("\n".utf8)
    }
  }

  /// A text with the names in the place of their fingerprints.
  ///
  /// - Parameter text: a report or another text.
  /// - Returns: the same with every fingerprint that the map knows read back.
  public func revealing(_ text: String) -> String {
    let names = names.withLock { $0 }
    return text.replacing(/[$A-Za-z_-]*[0-9a-f]{16}(?:\.mongodb\.net)?/) { match in
      names[String(match.output)] ?? String(match.output)
    }
  }
}
