import Digest
import Foundation

/// What the page may load and run: its own style sheets and its own script, each by its hash, and nothing else.
///
/// Source: Content Security Policy Level 3, hash-source.
struct HTMLPolicy: Sendable {
  /// The policy as the page declares it.
  let text: String

  /// Allows some inline texts.
  ///
  /// - Parameters:
  ///   - styles: exactly what stands between the tags of each `style` element.
  ///   - script: exactly what stands between the tags of the `script` element.
  init(styles: [String], script: String) {
    text =
      "default-src 'none'; style-src \(styles.map(Self.source).joined(separator: " ")); "
      + "script-src \(Self.source(of: script)); base-uri 'none'; form-action 'none'"
  }

  private static func source(of text: String) -> String {
    var digest = RunningDigest()
    digest.update(text.utf8.span)
    return "'sha256-\(Data(digest.value).base64EncodedString())'"
  }
}
