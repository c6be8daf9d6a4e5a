import Foundation
import Synchronization

/// One real mongod on a loopback port, with its data in a temporary folder; it never outlives this process.
public final class MongodProcess: Sendable {
  /// A server did not come up.
  public struct StartFailure: Error, Sendable, CustomStringConvertible {
    /// The version, how it ended, and the end of its log.
    public let description: String
    let portWasTaken: Bool
  }

  private struct State {
    var options: MongodOptions
    var process: GuardedProcess?
  }

  /// The port it listens on, the same after a restart.
  public let port: Int
  private let folder: TemporaryFolder
  private let state: Mutex<State>

  private init(_ options: MongodOptions, port: Int) throws {
    self.port = port
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path(of: "data"), withIntermediateDirectories: false)
    state = Mutex(State(options: options))
  }

  /// Starts a server and waits until it accepts connections.
  public static func start(_ options: MongodOptions = MongodOptions()) async throws -> MongodProcess {
    try await offCooperativePool {
      var attempts = 1
      while true {
        do {
          let server = try MongodProcess(options, port: LoopbackPort.pick())
          try server.launch()
          return server
        } catch let failure as StartFailure where failure.portWasTaken && attempts < 10 {
          attempts += 1
        }
      }
    }
  }

  /// The address as it stands in a replica set's configuration.
  public var host: String { "127.0.0.1:\(port)" }

  /// How it was started last.
  public var options: MongodOptions { state.withLock { $0.options } }

  /// Whether it runs.
  public var isRunning: Bool { state.withLock { $0.process.map { $0.exitStatus == nil } ?? false } }

  /// The connection string that leads to this server alone, without credentials.
  public var connectionString: String { ServerAddress(self).text }

  /// A client of this server alone, without credentials.
  public func admin() throws -> AdminClient { try AdminClient(connectionString) }

  /// All that the server has logged since its first start.
  public var logText: String { log(from: 0) }

  /// Ends the server and removes its data.
  public func stop() async {
    await shutDown()
    folder.remove()
  }

  /// Ends the server as an operator would, and keeps its data for a restart.
  public func shutDown() async {
    let process = state.withLock { $0.process }
    try? await offCooperativePool { process?.terminate(within: .seconds(30)) }
  }

  /// Ends the server at once, as a power cut would, and keeps its data for a restart.
  public func kill() async {
    let process = state.withLock { $0.process }
    try? await offCooperativePool { process?.kill() }
  }

  /// Freezes the server: connections stay open and nothing is answered.
  public func pause() { state.withLock { $0.process?.send("STOP") } }

  /// Lets a frozen server go on.
  public func resume() { state.withLock { $0.process?.send("CONT") } }

  /// Shuts the server down if it runs and starts it with changed options on the same data and port.
  public func restart(_ change: (inout MongodOptions) -> Void = { _ in }) async throws {
    await shutDown()
    state.withLock { change(&$0.options) }
    try await offCooperativePool { try self.launch() }
  }

  /// Shuts the server down, throws its data away, and starts it again, so that its set fills it by initial sync.
  public func restartEmpty() async throws {
    await shutDown()
    let data = folder.path(of: "data")
    try FileManager.default.removeItem(atPath: data)
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
    try await restart()
  }

  private var logPath: String { folder.path(of: "mongod.log") }

  private func log(from offset: UInt64) -> String {
    guard let log = FileHandle(forReadingAtPath: logPath) else { return "" }
    defer { try? log.close() }
    try? log.seek(toOffset: offset)
    return String(decoding: (try? log.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// Starts the executable and blocks until it listens; what it printed before this start does not count.
  private func launch() throws {
    let options = self.options
    let command = try options.command()
    let alreadyLogged = (try? FileHandle(forReadingAtPath: logPath)?.seekToEnd()) ?? 0
    let process = try GuardedProcess(
      [command.path] + options.arguments(port: port, dataFolder: folder.path(of: "data")),
      environment: command.environment, output: logPath)
    state.withLock { $0.process = process }
    let end = ContinuousClock.now + .seconds(60)
    while true {
      let status = process.exitStatus
      let news = log(from: alreadyLogged).lowercased()
      // 4.2 writes plain text and later versions JSON; both say these words when they listen.
      if status == nil, news.contains("waiting for connections") { return }
      guard status == nil, ContinuousClock.now < end else {
        process.kill()
        let outcome = status.map { "ended with status \($0)" } ?? "does not listen after a minute"
        throw StartFailure(
          description: "mongod \(options.version) \(outcome); the end of its log:\n\(logText.suffix(2_000))",
          portWasTaken: news.contains("address already in use"))
      }
      usleep(10_000)
    }
  }
}
