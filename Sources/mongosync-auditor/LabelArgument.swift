import ArgumentParser
import Findings

/// One `--label KEY=VALUE`.
struct LabelArgument: ExpressibleByArgument {
  let key: String
  let value: String

  /// Reads `KEY=VALUE`; the key must not be empty.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    key = String(parts[0])
    value = String(parts[1])
  }
}

/// One `--attest ID=NAME[:NOTE]`.
struct AttestationArgument: ExpressibleByArgument {
  let attestation: Attestation

  /// Takes what was said by another option.
  init(_ attestation: Attestation) { self.attestation = attestation }

  /// Reads `ID=NAME[:NOTE]`; id and name must not be empty.
  init?(argument: String) {
    guard let label = LabelArgument(argument: argument) else { return nil }
    let parts = label.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return nil }
    attestation = Attestation(item: label.key, by: String(name), note: parts.count == 2 ? String(parts[1]) : "")
  }
}

/// One `--only` or `--skip`: ids divided by commas.
struct IDListArgument: ExpressibleByArgument {
  let ids: [String]

  /// Reads ids; none may be empty.
  init?(argument: String) {
    ids = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if ids.contains("") { return nil }
  }
}
