import Foundation
import SecretScrubbing

/// Where a mongosync tells of its progress.
public struct MongosyncAddress: Hashable, Sendable, CustomStringConvertible {
  private static let path = "/api/v1/progress"
  private static let acceptedPaths: Set<String> = ["", "/", "/api/v1", "/api/v1/", path]

  /// The one URL that is ever asked.
  let url: URL

  /// Reads an address; a user name and password in it are left out.
  ///
  /// - Parameter text: such as `http://localhost:27182`, with or without `/api/v1`.
  /// - Throws: ``ProgressError`` when it is not an address of mongosync's API; the message does not repeat the text.
  public init(_ text: String) throws(ProgressError) {
    guard var parts = URLComponents(string: text, encodingInvalidCharacters: false) else {
      throw ProgressError(.badAddress, "The address of mongosync is not a URL.")
    }
    guard let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme) else {
      throw ProgressError(.badAddress, "The address of mongosync must begin with http:// or https://.")
    }
    guard let host = parts.host, !host.isEmpty else {
      throw ProgressError(.badAddress, "The address of mongosync names no host.")
    }
    guard parts.port.map((1...65_535).contains) ?? true else {
      throw ProgressError(.badAddress, "The address of mongosync has a port that does not exist.")
    }
    guard Self.acceptedPaths.contains(parts.percentEncodedPath), parts.query == nil, parts.fragment == nil else {
      throw ProgressError(.badAddress, "The address of mongosync may have no path other than /api/v1.")
    }
    SecretsInUse.add([parts.password, parts.percentEncodedPassword].compactMap(\.self))
    parts.scheme = scheme
    parts.user = nil
    parts.password = nil
    parts.path = Self.path
    guard let url = parts.url else {
      throw ProgressError(.badAddress, "The address of mongosync is not a URL.")
    }
    self.url = url
  }

  /// Whether the question goes through TLS, as to a proxy before mongosync, which itself has none.
  var usesTLS: Bool { url.scheme == "https" }

  /// The URL that is asked, without user name and password.
  public var description: String { url.absoluteString }

  /// Refuses an address that the environment wants reached through a proxy.
  ///
  /// - Throws: ``ProgressError`` when a variable asks for a proxy.
  func requireDirectWay() throws(ProgressError) {
    guard let host = url.host(percentEncoded: false), let scheme = url.scheme,
      let name = ProxySetting.variable(between: host, scheme: scheme, in: ProcessInfo.processInfo.environment)
    else { return }
    throw ProgressError(
      .behindProxy,
      "The environment variable \(name) asks for a proxy, and mongosync is asked directly only: add \(host) to NO_PROXY."
    )
  }
}
