import Foundation

/// What text output can show where it goes.
struct Screen {
  /// Whether colours may be used.
  let takesColour: Bool
  /// How many columns there are.
  let width: Int

  /// A file, read later with who knows what.
  static let plainFile = Screen(takesColour: false, width: 100)

  /// Standard output as it is now: colours only on a terminal, and not if `NO_COLOR` is set (no-color.org).
  static var standardOutput: Screen {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(STDOUT_FILENO) == 1 else { return plainFile }
    let mayColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    var size = winsize()
    let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Screen(takesColour: mayColour, width: isKnown ? min(max(Int(size.ws_col), 60), 140) : 100)
  }
}
