import Foundation
import Glibc

/// A shell script whose standard input is a socket of this process: it reads end of file when this process ends.
///
/// The kernel closes the socket however the process ends, so the script always gets its turn. It runs in a process
/// group of its own, so that an interrupt at the terminal does not end it together with this process.
struct Lifeline: Sendable {
  let processIdentifier: pid_t
  let socket: Int32

  /// Starts the script; everything it prints is appended to the file at `output`.
  init(
    script: String, arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
    output: String = "/dev/null"
  ) throws {
    var ends: [Int32] = [0, 0]
    // Close-on-exec from the first moment: a child started by another thread must not keep the socket open.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Dispatch threads block signals, and a child inherits that: a server would never see its SIGTERM.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var identifier = pid_t()
    let result = withCStrings(["/bin/sh", "-c", script, "lifeline"] + arguments) { argv in
      withCStrings(environment.map { "\($0)=\($1)" }) { envp in
        posix_spawn(&identifier, "/bin/sh", &actions, &attributes, argv, envp)
      }
    }
    guard result == 0 else {
      close(ends[0])
      throw POSIXError(.init(rawValue: result) ?? .EIO)
    }
    processIdentifier = identifier
    socket = ends[0]
  }
}

/// Lends a null-terminated array of C strings.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = texts.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return try body(copies + [nil])
}
