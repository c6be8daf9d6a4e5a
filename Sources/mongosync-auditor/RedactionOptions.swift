public import ArgumentParser
public import Bundles
import Digest
import Evidence
import Findings
import Foundation
import OperatorFiles

extension RedactionScope: ExpressibleByArgument {}

/// Whether names are kept.
struct RedactionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put fingerprints in the place of names (databases, collections, indexes, fields, users, roles), hosts (and "
        + "replica sets, shards) or all, and digests in the place of raw replies.", valueName: "names|hosts|all"))
  var redact: RedactionScope?

  @Option(
    help: ArgumentHelp(
      "A file whose bytes (32 or more) are the key of the fingerprints, so that those of two runs match; else the key "
        + "is random and forgotten.", valueName: "file"),
    completion: .file())
  var redactKey: String?

  @Option(
    help: ArgumentHelp(
      "Write which fingerprint stands for which name to a new file that only its owner can read; report reveal reads "
        + "a report by it.", valueName: "file"),
    completion: .file())
  var redactMap: String?

  func validate() throws {
    guard redact == nil else { return }
    if redactKey != nil { throw ValidationError("--redact-key is of use only with --redact.") }
    if redactMap != nil { throw ValidationError("--redact-map is of use only with --redact.") }
  }

  /// How names are redacted.
  ///
  /// - Returns: the redaction with its map, or nothing where names are kept.
  /// - Throws: `ValidationError` when the file holds no key, or the map cannot be written.
  func means() throws -> RedactionMeans? {
    guard let redact else { return nil }
    return try RedactionMeans(scope: redact, key: try key(), mapFile: redactMap)
  }

  private func key() throws -> FingerprintKey {
    guard let redactKey else { return FingerprintKey() }
    guard let bytes = try? RegularFile.data(of: redactKey, atMost: 1 << 20) else {
      throw ValidationError("The file \(redactKey), which should hold the key of the redaction, cannot be read.")
    }
    guard let key = FingerprintKey([UInt8](bytes)) else {
      let least = FingerprintKey.leastBytes
      throw ValidationError("The key in \(redactKey) is too short: it must have \(least) bytes or more.")
    }
    return key
  }
}
