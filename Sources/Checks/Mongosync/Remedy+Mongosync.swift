package import Findings

extension Remedy {
  /// Where mongosync listens unless told otherwise.
  private static let address = "localhost:27182/api/v1"

  /// Asking mongosync for its progress.
  ///
  /// - Parameters:
  ///   - text: what to look for, in one sentence.
  ///   - filter: the jq filter that picks it out, if there is one.
  ///   - url: where this mongosync tells of its progress, if that is known.
  ///   - settlesUnknown: whether its result settles what the auditor could not see.
  /// - Returns: the remedy with its shell command.
  package static func progress(
    _ text: String, filter: String? = nil, at url: String? = nil, settlesUnknown: Bool = false
  ) -> Remedy {
    let place = url.map(ShellText.shell) ?? "\(address)/progress"
    return Remedy(
      nil, text, command: "curl -s \(place)" + (filter.map { " | jq '\($0)'" } ?? ""), settlesUnknown: settlesUnknown)
  }

  /// Sending mongosync a request that takes no parameters.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - endpoint: the last part of the request's address.
  ///   - url: where this mongosync tells of its progress, if that is known; its requests go beside it.
  /// - Returns: the remedy with its shell command.
  package static func request(_ text: String, _ endpoint: String, at url: String? = nil) -> Remedy {
    let place = url.map { ShellText.shell($0.replacing(/progress$/, with: endpoint)) } ?? "\(address)/\(endpoint)"
    return Remedy(nil, text, command: "curl -X POST \(place) -d '{}'")
  }

  /// Sending every mongosync of a migration the same request at the same time.
  ///
  /// Source: MongoDB docs, mongosync: multiple mongosync instances; a request returns once every instance was sent it.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - endpoint: the last part of the request's address.
  ///   - urls: where each mongosync reports its progress; empty where that is not known.
  /// - Returns: the remedy with one shell command for all of them.
  package static func requestToAll(_ text: String, _ endpoint: String, at urls: [String]) -> Remedy {
    guard urls.count > 1 else { return request(text, endpoint, at: urls.first) }
    let places = urls.map { ShellText.shell($0.replacing(/progress$/, with: endpoint)) }.joined(separator: " ")
    return Remedy(
      nil,
      """
      \(text) The command sends it to all \(urls.count) at once: no call returns before every mongosync was called, so \
      do not send them one by one, and do not end a call with Ctrl-C.
      """,
      command: "for url in \(places); do curl -X POST \"$url\" -d '{}' & done; wait")
  }

  /// Telling the auditor what decides the rules.
  static let giveMongosyncVersion = Remedy(nil, "Give the version of mongosync with --mongosync-version.")

  /// Starting the sync.
  package static let startSync = Remedy(
    nil,
    """
    Send the start request with the parameters of the plan; the ones shown are the least there can be, and \
    reversible, filters or sharding must be given again.
    """,
    command: "curl -X POST \(address)/start --data '{\"source\":\"cluster0\",\"destination\":\"cluster1\"}'")
}
