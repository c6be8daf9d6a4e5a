import ArgumentParser
import Findings

extension ExitCode {
  /// No report could be made: status 70, as sysexits(3) has it for an internal failure.
  static let noReport = ExitCode(70)
  /// The operator ended the run: 128 and the number of SIGINT, as shells have it.
  static let interrupted = ExitCode(130)

  /// The status that tells a verdict to a script.
  init(_ verdict: Verdict) {
    switch verdict {
    case .go: self.init(0)
    case .noGo: self.init(1)
    case .incomplete: self.init(2)
    }
  }
}
