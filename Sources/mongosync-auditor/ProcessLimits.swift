import ArgumentParser
import Glibc

/// What the operating system lets the program have, which a run over two clusters must not run out of.
///
/// A member that there is no file descriptor for looks like one that does not answer, and with too little address space
/// no thread can be started that would end the wait.
enum ProcessLimits {
  /// For the connections to every member, the files, and as many again.
  private static let leastFiles: rlim_t = 256
  /// For the stacks of the threads, 8 MB each, and for documents.
  private static let leastAddressSpace: rlim_t = 1 << 30

  /// Takes as many open files as the program may have, and refuses to ask clusters with too few, or too little memory.
  ///
  /// - Throws: `ExitCode.noReport`, said on standard error.
  static func require() throws {
    var files = limit(RLIMIT_NOFILE)
    if files.rlim_cur < files.rlim_max {
      files.rlim_cur = files.rlim_max
      // Where that is refused, the limit stays as it is, and is judged below.
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
      files = limit(RLIMIT_NOFILE)
    }
    if files.rlim_cur < leastFiles {
      try refuse(
        "The program may have \(files.rlim_cur) files open at once, and connections are files: with so few it could not "
          + "distinguish a member that is down from one that it cannot connect to. Allow at least \(leastFiles) (ulimit -n)."
      )
    }
    let space = limit(RLIMIT_AS)
    if space.rlim_cur < leastAddressSpace {
      try refuse(
        "The program may use \(space.rlim_cur >> 20) MiB of address space, with which it cannot start the threads that it "
          + "needs. Allow at least \(leastAddressSpace >> 20) MiB (ulimit -v).")
    }
  }

  private static func limit(_ resource: __rlimit_resource) -> rlimit {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
      return rlimit(rlim_cur: .max, rlim_max: .max)
    }
    return limit
  }

  private static func refuse(_ reason: String) throws {
    StandardError.tell("Error: \(reason)")
    throw ExitCode.noReport
  }
}
