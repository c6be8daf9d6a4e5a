import Foundation
import TestSupport

/// The servers that a scene is played on.
public enum SceneServers: Sendable {
  /// The source's data files begin on 5.0.4 and are then opened by 6.0.27; the destination is 6.0.27.
  case fetched
  /// Both clusters are somebody's own executable; its version is given.
  case own(path: String, version: String)

  /// Reads the choice of whoever starts the demo.
  ///
  /// - Parameter path: an executable, or nothing for the fetched servers.
  /// - Throws: `SceneFailure` when it is no mongod, or one from before 6.0, which knows no user write block.
  public init(mongod path: String?) throws {
    guard let path, !path.isEmpty else {
      self = .fetched
      return
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["--version"]
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      throw SceneFailure("\(path) cannot be started: \(error.localizedDescription)")
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let match = text.firstMatch(of: /db version v([0-9]+)\.([0-9.]+)/), let major = Int(match.1) else {
      throw SceneFailure("\(path) does not say that it is a mongod.")
    }
    let version = "\(match.1).\(match.2)"
    guard major >= 6 else {
      throw SceneFailure("\(path) is \(version); the demo needs 6.0 or later, where user writes can be blocked.")
    }
    self = .own(path: path, version: version)
  }

  /// Whether the source has a unique index from before 6.0.
  public var haveLegacyIndex: Bool { if case .fetched = self { true } else { false } }

  /// How the set of one side is started.
  func options(_ name: String, startsOn version: MongodVersion = .v6_0_27) -> ReplicaSetOptions {
    var options = ReplicaSetOptions(name: name, version: version)
    if case .own(let path, _) = self { options.server.executable = path }
    // So small an oplog would otherwise be too short for any plan.
    options.server.extraArguments = ["--oplogMinRetentionHours", "48"]
    return options
  }
}

/// The scene or the story cannot go on.
public struct SceneFailure: Error, CustomStringConvertible {
  /// What is wrong, as a sentence.
  public let description: String

  /// Says what is wrong.
  ///
  /// - Parameter description: what is wrong, as a sentence.
  public init(_ description: String) { self.description = description }
}
