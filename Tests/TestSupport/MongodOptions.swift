import Foundation

/// How one mongod is started.
public struct MongodOptions: Sendable {
  /// What a server is in a sharded cluster.
  public enum Role: String, Sendable {
    case none = ""
    case shard = "--shardsvr"
    case config = "--configsvr"
  }

  /// The version of the executable.
  public var version: MongodVersion
  /// Somebody's own executable to start instead of the version's, from 5.0 on; the version then says nothing.
  public var executable: String?
  /// The replica set it belongs to; nil for a standalone server.
  public var replicaSetName: String?
  /// What it is in a sharded cluster.
  public var role = Role.none
  /// Whether connections are encrypted.
  public var transport = TransportSecurity.none
  /// The key that members know each other by; with it access control is on.
  public var keyFile: String?
  /// The size of the oplog.
  public var oplogSizeInMB = 64
  /// The size of WiredTiger's cache.
  public var cacheSizeInGB = 0.25
  /// Values for `--setParameter`.
  public var parameters: [String: String] = [:]
  /// Whether the log shows every command with its application name, so that a test can see what a client asked.
  public var logsEveryCommand = false
  /// Whatever else belongs on the command line.
  public var extraArguments: [String] = []

  /// A standalone server of a version with small caches.
  public init(version: MongodVersion = .v6_0_27) {
    self.version = version
  }

  /// The command that starts it, and the environment for that.
  ///
  /// - Throws: `ServerNotInstalled` when the version's executable is missing.
  func command() throws -> (path: String, environment: [String: String]) {
    if let executable { return (executable, ProcessInfo.processInfo.environment) }
    try version.requireInstalled()
    return (version.path, version.environment)
  }

  func arguments(port: Int, dataFolder: String) -> [String] {
    var parameters = [
      "diagnosticDataCollectionEnabled": "false", "shutdownTimeoutMillisForSignaledShutdown": "0",
    ]
    if !version.canShutDownAtOnce { parameters["shutdownTimeoutMillisForSignaledShutdown"] = nil }
    parameters.merge(self.parameters) { $1 }

    var arguments = ["--port", "\(port)", "--bind_ip", "127.0.0.1", "--dbpath", dataFolder, "--nounixsocket"]
    arguments += ["--wiredTigerCacheSizeGB", "\(cacheSizeInGB)", "--oplogSize", "\(oplogSizeInMB)"]
    arguments += parameters.sorted { $0.key < $1.key }.flatMap { ["--setParameter", "\($0.key)=\($0.value)"] }
    if let replicaSetName { arguments += ["--replSet", replicaSetName] }
    if role != .none { arguments.append(role.rawValue) }
    if let keyFile { arguments += ["--auth", "--keyFile", keyFile] }
    if logsEveryCommand { arguments += ["--slowms", "-1"] }
    return arguments + transport.serverArguments + extraArguments
  }
}
