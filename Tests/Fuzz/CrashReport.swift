import Foundation
import Synchronization

/// Names the input that the process traps at.
enum CrashReport {
  private static let replay = Mutex("")

  /// Notes what is about to be read.
  ///
  /// - Parameter arguments: the arguments that bring it back.
  static func note(_ arguments: String) { replay.withLock { $0 = arguments } }

  /// Takes over the signals that a trap ends in.
  ///
  /// A handler may do little; this one prints all the same, since the process is lost in any case and holds no lock here.
  static func install() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(number) { number in
        signal(number, SIG_DFL)
        let text = CrashReport.replay.withLockIfAvailable(\.self) ?? "an unknown input"
        FileHandle.standardOutput.write(Data("TRAPPED (signal \(number)): \(text)\n".utf8))
        raise(number)
      }
    }
  }
}
