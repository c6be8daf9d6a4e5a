import Foundation

/// What one run cost, as its process measured itself.
struct Cost: Codable, Sendable {
  /// Seconds from the first connection to the last reply.
  let wall: Double
  /// Seconds of processor time, user and system, in the same stretch.
  let processor: Double
  /// The most memory the process ever held, in bytes.
  let peakMemory: Int
  /// How many commands were answered; 0 where nobody counts them.
  let commands: Int

  /// What all children of this process cost, which must be but one.
  ///
  /// - Parameters:
  ///   - wall: how many seconds it ran.
  ///   - commands: how many commands it had answered; 0 where nobody counts them.
  init(ofChildrenIn wall: Double, commands: Int = 0) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let processor = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    self.init(wall: wall, processor: processor, peakMemory: usage.ru_maxrss * 1024, commands: commands)
  }

  private init(wall: Double, processor: Double, peakMemory: Int, commands: Int) {
    (self.wall, self.processor, self.peakMemory, self.commands) = (wall, processor, peakMemory, commands)
  }

  /// Measures work that says how many commands it sent.
  static func measuring(_ work: () async throws -> Int) async rethrows -> Cost {
    let (begin, processorBefore) = (ContinuousClock.now, processorSeconds)
    let commands = try await work()
    let wall = (ContinuousClock.now - begin) / .seconds(1)
    return Cost(
      wall: wall, processor: processorSeconds - processorBefore, peakMemory: peakMemory, commands: commands)
  }

  /// Writes it where the parent reads it.
  func report() throws {
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(self))
  }

  private static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Linux's high-water mark of this process's resident memory.
  private static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
  }
}
