public import Digest
import Evidence
import Findings
import Foundation

extension EvidenceBundle {
  /// The same bundle with fingerprints in the place of names, and digests in that of raw replies.
  ///
  /// - Parameter key: the key of the fingerprints; with the same key, names match those of another bundle.
  /// - Returns: the bundle without names.
  /// - Throws: `EncodingError` or `DecodingError` when evidence has a form that cannot be kept without its texts.
  public func redacted(by key: FingerprintKey) throws -> EvidenceBundle {
    let names = NameRedactor(key)
    var redaction = EvidenceRedaction(names)
    let coder = Self.plain
    let tree = try coder.decoder.decode(JSONValue.self, from: coder.encoder.encode(evidence))
    let clean = try coder.encoder.encode(redaction.redacted(tree))
    return EvidenceBundle(
      tool: tool, run: run, startedAt: startedAt, clusters: clusters, redactionKey: names.keyID,
      evidence: try coder.decoder.decode(Evidence.self, from: clean),
      records: records.map { $0.redacted(by: names, key) })
  }

  /// The places of texts in the evidence that the redaction knows no rule for, and so leaves out.
  ///
  /// - Returns: the names on the way to each.
  /// - Throws: `EncodingError` or `DecodingError`.
  package func placesWithoutRule() throws -> Set<String> {
    var redaction = EvidenceRedaction(NameRedactor(FingerprintKey()))
    let coder = Self.plain
    _ = redaction.redacted(try coder.decoder.decode(JSONValue.self, from: coder.encoder.encode(evidence)))
    return redaction.unknownPlaces
  }

  /// Times as numbers, exactly as they are.
  private static var plain: (encoder: JSONEncoder, decoder: JSONDecoder) { (JSONEncoder(), JSONDecoder()) }
}

extension EvidenceRecord {
  /// The record with nothing left of its command but the name, and of its reply but a digest.
  ///
  /// The digest is keyed too: that of a short reply could be found by trying likely ones.
  fileprivate func redacted(by names: NameRedactor, _ key: FingerprintKey) -> EvidenceRecord {
    let answer: Answer =
      switch answer {
      case .reply(let text): .withheld(digest: key.fingerprint(of: text))
      case .error: .error(NameRedactor.omission)
      case .withheld: answer
      }
    return EvidenceRecord(
      id: EvidenceID(names.evidence(id.description)), origin: origin, node: names.address(node),
      command: origin == .mongosync ? NameRedactor.omission : names.command(command), at: at, answer: answer)
  }
}

extension NameRedactor {
  /// The name of an answer: who was asked, and a fingerprint.
  func evidence(_ id: String) -> String {
    let origin = EvidenceOrigin(rawValue: String(id.prefix { $0 != " " }))
    return [origin?.rawValue, text(id)].compactMap(\.self).joined(separator: " ")
  }

  /// A command as Extended JSON: its name alone.
  func command(_ json: String) -> String {
    let parts = json.unicodeScalars.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    let isPlain = parts.count == 3 && parts[1].allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    return "{ \"\(isPlain ? String(parts[1]) : "command")\" : \"\(Self.omission)\" }"
  }
}
