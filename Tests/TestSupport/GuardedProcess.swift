import Foundation
import Glibc
import Synchronization

/// A child process that never outlives this one: a shell stands between, and kills the child when this process ends.
///
/// Signals go through that shell, which knows the child it has not reaped, so no other process can ever be hit.
final class GuardedProcess: Sendable {
  private static let script = """
    exec 3<&0 </dev/null
    "$@" 3<&- &
    child=$!
    { while read -r signal; do kill -s "$signal" "$child"; done; kill -s KILL "$child"; } <&3 >/dev/null 2>&1 &
    listener=$!
    exec 3<&-
    wait "$child"
    status=$?
    kill "$listener" 2>/dev/null
    exit "$status"
    """

  private struct State {
    var isSocketOpen = true
    var exitStatus: Int32?
  }

  private let lifeline: Lifeline
  private let state = Mutex(State())

  init(_ command: [String], environment: [String: String], output: String) throws {
    lifeline = try Lifeline(
      script: GuardedProcess.script, arguments: command, environment: environment, output: output)
    ProcessesToEnd.add(lifeline)
  }

  deinit {
    kill()
    close(lifeline.socket)
  }

  /// The status that the child ended with, 128 and the signal if one ended it, or nil while it runs.
  var exitStatus: Int32? {
    state.withLock { state in
      if state.exitStatus == nil {
        var status: Int32 = 0
        switch waitpid(lifeline.processIdentifier, &status, WNOHANG) {
        case 0: return nil
        case lifeline.processIdentifier:
          // The low seven bits name a signal that ended the shell itself; the next byte is its exit status.
          state.exitStatus = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
        default: state.exitStatus = -1
        }
        ProcessesToEnd.remove(lifeline)
      }
      return state.exitStatus
    }
  }

  /// Sends the child a signal, by its name without SIG.
  func send(_ signal: String) {
    state.withLock { state in
      guard state.isSocketOpen else { return }
      let line = Array("\(signal)\n".utf8)
      _ = Glibc.send(lifeline.socket, line, line.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Waits until the child has ended, and says whether it did in time; blocks the calling thread.
  func waitForExit(within limit: Duration) -> Bool {
    let end = ContinuousClock.now + limit
    while exitStatus == nil {
      guard ContinuousClock.now < end else { return false }
      usleep(5_000)
    }
    return true
  }

  /// Asks the child to end, kills it when it does not, and waits; blocks the calling thread.
  func terminate(within limit: Duration) {
    send("TERM")
    if !waitForExit(within: limit) { kill() }
  }

  /// Kills the child and waits until it is gone; blocks the calling thread.
  func kill() {
    state.withLock { state in
      guard state.isSocketOpen else { return }
      state.isSocketOpen = false
      shutdown(lifeline.socket, Int32(SHUT_RDWR))
    }
    _ = waitForExit(within: .seconds(20))
  }
}
