import Foundation

/// The versions of mongod that `make servers` can bring onto this machine.
public enum MongodVersion: String, Sendable, CaseIterable, CustomStringConvertible {
  case v6_0_27 = "6.0.27"
  case v6_0_5 = "6.0.5"
  case v5_0_4 = "5.0.4"
  case v4_4_2 = "4.4.2"
  case v4_2_6 = "4.2.6"

  /// The folder that `make servers` unpacks into.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(".build/servers").path

  /// The version as mongod writes it.
  public var description: String { rawValue }

  /// Where the executable is, if it is installed.
  public var path: String { "\(MongodVersion.folder)/mongod-\(rawValue)" }

  /// Whether the executable is there.
  public var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// The environment to start it with: all but 6.0.5 need OpenSSL 1.1, which no other process must see.
  public var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["LD_LIBRARY_PATH"] = self == .v6_0_5 ? nil : "\(MongodVersion.folder)/openssl-1.1"
    return environment
  }

  /// The name of the option by which a member lags behind on purpose.
  var delayOption: String {
    switch self {
    case .v6_0_27, .v6_0_5, .v5_0_4: "secondaryDelaySecs"
    case .v4_4_2, .v4_2_6: "slaveDelay"
    }
  }

  /// Whether it knows that a shutdown need not wait for clients to go away.
  var canShutDownAtOnce: Bool {
    switch self {
    case .v6_0_27, .v6_0_5, .v5_0_4: true
    case .v4_4_2, .v4_2_6: false
    }
  }

  /// Throws an error that says what to do when the executable is missing.
  public func requireInstalled() throws {
    guard isInstalled else { throw ServerNotInstalled(version: self) }
  }
}

/// A test needs a server that is not on this machine.
public struct ServerNotInstalled: Error, Sendable, CustomStringConvertible {
  /// The missing version.
  public let version: MongodVersion

  /// Says what to do.
  public var description: String {
    "mongod \(version) is not installed: run `make servers` first (`Tests/Servers/setup \(version)` for it alone)"
  }
}
