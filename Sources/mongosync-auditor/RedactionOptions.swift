import ArgumentParser
import Digest
import Foundation

/// Whether names are saved.
struct RedactionOptions: ParsableArguments {
  @Flag(help: "Save fingerprints in the place of names, and digests in the place of raw replies.")
  var redact = false

  @Option(
    help: ArgumentHelp(
      "A file whose bytes (32 or more) are the key of the fingerprints, so that those of two runs match; else the key "
        + "is random and forgotten.", valueName: "file"),
    completion: .file())
  var redactKey: String?

  func validate() throws {
    if redactKey != nil, !redact { throw ValidationError("--redact-key is of use only with --redact.") }
  }

  /// The key of the fingerprints.
  ///
  /// - Returns: the key, or nothing where names are saved.
  /// - Throws: `ValidationError` when the file holds no key.
  func key() throws -> FingerprintKey? {
    guard redact else { return nil }
    guard let redactKey else { return FingerprintKey() }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: redactKey)) else {
      throw ValidationError("The file \(redactKey), which should hold the key of the redaction, cannot be read.")
    }
    guard let key = FingerprintKey([UInt8](bytes)) else {
      let least = FingerprintKey.leastBytes
      throw ValidationError("The key in \(redactKey) is too short: it must have \(least) bytes or more.")
    }
    return key
  }
}
