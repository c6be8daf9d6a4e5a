public import Evidence
internal import Foundation
internal import SecretScrubbing

/// What a mongosync tells, and the reply that it was read from.
public struct ProgressAnswer: Hashable, Sendable {
  /// What it tells.
  public let progress: MongosyncProgress
  /// The reply as it came, with secrets masked.
  public let text: String

  /// Reads a reply, whose secrets are masked first: mongosync quotes errors of servers and drivers.
  ///
  /// - Parameters:
  ///   - body: the reply's body, any bytes.
  ///   - status: the reply's HTTP status.
  /// - Throws: ``ProgressError`` when it tells no progress.
  init(body: Data, status: Int) throws(ProgressError) {
    let clean = SecretsInUse.scrubber.scrubbed(utf8: Array(body)).map { Data($0) } ?? body
    progress = try ProgressReply.progress(in: clean, status: status)
    text = String(decoding: clean, as: UTF8.self)
  }
}
