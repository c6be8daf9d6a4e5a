import Digest
import Findings

extension EvidenceRecord {
  /// The record with nothing left of its command but the name, and of its reply but a digest.
  ///
  /// The digest is keyed too: that of a short reply could be found by trying likely ones.
  func redacted(by names: NameRedactor, _ key: FingerprintKey) -> EvidenceRecord {
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
    return [origin?.rawValue, hidden(id)].compactMap(\.self).joined(separator: " ")
  }

  /// A command as Extended JSON: its name alone.
  func command(_ json: String) -> String {
    let parts = json.unicodeScalars.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    let isPlain = parts.count == 3 && parts[1].allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    return "{ \"\(isPlain ? String(parts[1]) : "command")\" : \"\(Self.omission)\" }"
  }
}
