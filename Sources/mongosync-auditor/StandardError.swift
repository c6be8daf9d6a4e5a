import Foundation
import SecretScrubbing

/// Where progress, warnings and errors go, so that standard output holds nothing but the report.
struct StandardError: TextOutputStream {
  /// Writes text, with secrets masked.
  ///
  /// A terminal that is gone must not end an audit, and there is nobody left to say so to.
  mutating func write(_ text: String) {
    let clean = SecretsInUse.scrubber.scrubbed(text, as: .ownSentence)
    try? FileHandle.standardError.write(contentsOf: Data(clean.utf8))
  }

  /// Warns the operator of something that the report does not depend on.
  ///
  /// - Parameter text: one sentence.
  static func warn(_ text: String) { tell("warning: \(text)") }

  /// Tells the operator how it goes.
  ///
  /// - Parameter text: one line.
  static func tell(_ text: String) {
    var stream = StandardError()
    print(text, to: &stream)
  }
}
