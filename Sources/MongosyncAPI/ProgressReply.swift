package import Evidence
package import Foundation

/// A reply of `GET /progress`.
package struct ProgressReply: Decodable {
  let succeeded: Bool?
  let errorName: String?
  let errorDescription: String?
  let progress: MongosyncProgress?

  /// Reads a reply.
  ///
  /// - Parameters:
  ///   - body: the reply's body, any bytes.
  ///   - status: the reply's HTTP status.
  /// - Returns: the progress it tells.
  /// - Throws: ``ProgressError`` when it tells no progress.
  package static func progress(in body: Data, status: Int) throws(ProgressError) -> MongosyncProgress {
    let reply: Result<ProgressReply, any Error> = Result { try JSONDecoder().decode(ProgressReply.self, from: body) }
    if case .success(let reply) = reply, reply.succeeded == false { throw reply.failure(status: status) }
    guard status == 200 else {
      throw ProgressError(.badStatus, "The server answered with HTTP status \(status).", status: status)
    }
    switch reply {
    case .success(let reply):
      guard let progress = reply.progress else {
        throw ProgressError(.malformed, "The reply holds no progress.")
      }
      return progress
    case .failure(DecodingError.dataCorrupted):
      throw ProgressError(.notJSON, "The reply is not JSON: another server may have the port.")
    case .failure:
      throw ProgressError(.malformed, "The reply is JSON, but not an object.")
    }
  }

  package init(from decoder: any Decoder) throws {
    let fields = ReplyFields(try decoder.container(keyedBy: ReplyKey.self))
    succeeded = fields.truth("success")
    errorName = fields.text("error")
    errorDescription = fields.text("errorDescription")
    var progress = fields.object("progress").map(MongosyncProgress.init(reading:))
    progress?.unknownKeys = fields.unknownKeys.sorted()
    self.progress = progress
  }

  private func failure(status: Int) -> ProgressError {
    let reason = [errorName, errorDescription].compactMap(\.self).joined(separator: ": ")
    let message = "mongosync could not tell its progress" + (reason.isEmpty ? "." : ": \(reason)")
    return ProgressError(
      .unsuccessful, message, status: status, errorName: errorName, errorDescription: errorDescription)
  }
}
