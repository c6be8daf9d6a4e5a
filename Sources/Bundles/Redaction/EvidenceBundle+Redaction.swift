import Digest
import Evidence
import Foundation

extension EvidenceBundle {
  /// The same bundle with fingerprints in the place of names, and digests in that of raw replies.
  ///
  /// - Parameter redaction: how; with the same key, names match those of another bundle.
  /// - Returns: the bundle without names.
  /// - Throws: `EncodingError` or `DecodingError` when evidence has a form that cannot be kept without its texts.
  public func redacted(by redaction: Redaction) throws -> EvidenceBundle {
    EvidenceBundle(
      tool: tool, run: run, startedAt: startedAt, clusters: clusters, redactionKey: redaction.names.keyID,
      redactionScope: redaction.scope, evidence: try redaction.redacted(evidence),
      records: redaction.redacted(records))
  }

  /// The places of texts in the evidence that the redaction knows no rule for, and so leaves out.
  ///
  /// - Returns: the names on the way to each.
  /// - Throws: `EncodingError` or `DecodingError`.
  package func placesWithoutRule() throws -> Set<String> {
    var redaction = EvidenceRedaction(NameRedactor(FingerprintKey()))
    _ = redaction.redacted(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(evidence)))
    return redaction.unknownPlaces
  }
}
