import Foundation

/// A stand-in for a server that ends TLS before mongosync: `openssl s_server`, which answers `GET /api/v1/progress` with
/// any bytes that it is given.
public final class SecuredReplies: Sendable {
  private let folder: TemporaryFolder
  private let process: GuardedProcess
  /// The port it listens on.
  public let port: Int

  private init(_ certificates: TestCertificates) throws {
    folder = try TemporaryFolder()
    port = try LoopbackPort.pick()
    try FileManager.default.createDirectory(atPath: folder.path(of: "api/v1"), withIntermediateDirectories: true)
    let log = folder.path(of: "log")
    process = try GuardedProcess(
      ["/bin/sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", folder.path, "openssl", "s_server", "-HTTP"]
        + ["-accept", "127.0.0.1:\(port)", "-cert", certificates.server, "-key", certificates.server],
      environment: ProcessInfo.processInfo.environment, output: log)
    let end = ContinuousClock.now + .seconds(30)
    while (try? String(contentsOfFile: log, encoding: .utf8))?.contains("ACCEPT") != true {
      guard process.exitStatus == nil, ContinuousClock.now < end else {
        throw CocoaError(.executableNotLoadable, userInfo: [NSFilePathErrorKey: "openssl s_server"])
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Listens with the certificate of a server at 127.0.0.1 and localhost.
  ///
  /// - Parameter certificates: where the certificate is from.
  /// - Returns: the server.
  /// - Throws: when openssl cannot listen.
  public static func start(_ certificates: TestCertificates) async throws -> SecuredReplies {
    try await offCooperativePool { try SecuredReplies(certificates) }
  }

  /// Answers with these bytes from now on.
  ///
  /// - Parameter reply: a whole HTTP reply, head and body, sound or not.
  /// - Throws: when it cannot be kept.
  public func answer(_ reply: String) throws { try folder.write(reply, to: "api/v1/progress") }
}
