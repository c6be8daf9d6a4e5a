import Foundation

/// What text output can show where it goes.
struct Screen {
  /// Whether colours may be used.
  let takesColour: Bool
  /// How many columns there are.
  let width: Int
  /// How many lines there are.
  let height: Int

  /// A file, read later with who knows what.
  static let plainFile = Screen(takesColour: false, width: 100, height: 24)

  /// Standard output as it is now: colours only on a terminal, and not if `NO_COLOR` is set (no-color.org).
  static var standardOutput: Screen { Screen(STDOUT_FILENO) }

  /// Standard error as it is now, by the same rules.
  static var standardError: Screen { Screen(STDERR_FILENO) }

  private init(takesColour: Bool, width: Int, height: Int) {
    self.takesColour = takesColour
    self.width = width
    self.height = height
  }

  private init(_ descriptor: Int32) {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(descriptor) == 1 else {
      self = .plainFile
      return
    }
    let mayColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    self.init(
      takesColour: mayColour, width: isKnown ? min(max(Int(size.ws_col), 60), 140) : 100,
      height: isKnown ? max(2, Int(size.ws_row)) : 24)
  }
}
