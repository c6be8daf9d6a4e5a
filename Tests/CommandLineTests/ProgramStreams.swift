/// What becomes of what a program prints.
enum ProgramStreams: String, Sendable {
  /// Both streams are read.
  case read
  /// Both streams are read, and new files may be read and written by everybody, unless the program says otherwise.
  case readWithoutMask
  /// Both streams are read, and a file that grows beyond 8 KiB ends the program by SIGXFSZ in the midst of writing.
  case readWithShortFiles
  /// Both streams are read, and the program may have no more than 24 files open.
  case readWithFewFiles
  /// Both streams are read, and the program may have 64 files open and allow itself as many as tests may.
  case readWithFewFilesAtFirst
  /// Both streams are read, and the program has 400 MB of address space.
  case readWithLittleMemory
  /// Standard output is read by `head -n 1`, which then goes away.
  case outputToHead
  /// Nobody reads standard output any more.
  case outputWithoutReader
  /// Standard output was closed before the program began.
  case outputClosed
  /// Nobody reads standard error any more.
  case errorsWithoutReader
  /// Standard error was closed before the program began.
  case errorsClosed

  /// Runs the arguments of a shell, whose variables `out` and `err` name files for both streams.
  var script: String {
    // Opening a pipe for both ways does not wait for the other end.
    let lonely = #"mkfifo "$out.pipe"; exec 3<>"$out.pipe" 4>"$out.pipe" 3<&-; "#
    return switch self {
    case .read: #"exec "$@" >"$out" 2>"$err""#
    case .readWithoutMask: #"umask 0; exec "$@" >"$out" 2>"$err""#
    // Blocks of 512 bytes, as POSIX has it; the driver itself makes a file of 4 KiB and a little more.
    case .readWithShortFiles: #"ulimit -f 16; exec "$@" >"$out" 2>"$err""#
    case .readWithFewFiles: #"ulimit -n 24; exec "$@" >"$out" 2>"$err""#
    case .readWithFewFilesAtFirst: #"ulimit -S -n 64; exec "$@" >"$out" 2>"$err""#
    case .readWithLittleMemory: #"ulimit -v 400000; exec "$@" >"$out" 2>"$err""#
    case .outputToHead:
      #"{ "$@" 2>"$err"; echo $? >"$out.status"; } | head -n 1 >"$out"; exit "$(cat "$out.status")""#
    case .outputWithoutReader: lonely + #"exec "$@" >&4 2>"$err" 4>&-"#
    case .outputClosed: #"exec "$@" >&- 2>"$err""#
    case .errorsWithoutReader: lonely + #"exec "$@" >"$out" 2>&4 4>&-"#
    case .errorsClosed: #"exec "$@" >"$out" 2>&-"#
    }
  }
}
