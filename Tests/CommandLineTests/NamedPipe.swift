import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// A named pipe, and what came through it.
final class NamedPipe: Sendable {
  let path: String
  private let received = Mutex<[UInt8]>([])

  /// What came through it so far.
  var text: String { String(decoding: received.withLock { $0 }, as: UTF8.self) }

  /// Whether what stands at its path is a pipe still.
  var isPipe: Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  init(in folder: TemporaryFolder, _ name: String = "pipe") throws {
    path = folder.path(of: name)
    let isMade = unsafe mkfifo(path, 0o600) == 0
    try #require(isMade)
  }

  /// Reads what a program writes to it until that has ended; blocks.
  ///
  /// - Parameter program: the program.
  /// - Throws: `CommandLineRun.Failure` when it does not end within a minute.
  func read(until program: RunningProgram) throws {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let end = ContinuousClock.now + .seconds(60)
    while true {
      // Asked first, so that nothing it wrote before its end is left unread.
      let hasEnded = program.status != nil
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        received.withLock { $0 += buffer.prefix(count) }
        continue
      }
      if hasEnded { return }
      guard ContinuousClock.now < end else { throw CommandLineRun.Failure(description: "it did not end: \(path)") }
      usleep(5_000)
    }
  }
}
