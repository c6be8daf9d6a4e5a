import Glibc

/// The three streams that every program begins with.
enum StandardStreams {
  /// Sees to it that a stream that was closed before the program began fails when it is used.
  ///
  /// Otherwise the first connection or file gets its number, and progress goes to a server or into a ledger.
  static func reserve() {
    for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] {
      guard fcntl(stream, F_GETFD) == -1, errno == EBADF else { continue }
      // The least free number is taken, which is this one, since those below it are open.
      _ = unsafe open("/dev/null", mode)
    }
  }
}
