import Glibc
import Synchronization

/// The children that still run, so that none is left a moment after a normal exit of this process.
///
/// After an abnormal end nothing here runs; then the shells read end of file and kill the children by themselves.
enum ProcessesToEnd {
  private static let running = Mutex<[pid_t: Int32]>([:])
  private static let hook: Void = { atexit(endAllProcesses) }()

  static func add(_ lifeline: Lifeline) {
    _ = hook
    running.withLock { $0[lifeline.processIdentifier] = lifeline.socket }
  }

  static func remove(_ lifeline: Lifeline) {
    _ = running.withLock { $0.removeValue(forKey: lifeline.processIdentifier) }
  }

  static func endAll() {
    let rest = running.withLock { $0 }
    for socket in rest.values { shutdown(socket, Int32(SHUT_RDWR)) }
    for identifier in rest.keys {
      var attempts = 0
      while waitpid(identifier, nil, WNOHANG) == 0, attempts < 1_000 {
        usleep(5_000)
        attempts += 1
      }
    }
  }
}

private func endAllProcesses() {
  ProcessesToEnd.endAll()
}
