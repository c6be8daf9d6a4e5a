import Foundation
import TestSupport

/// Measures what audits and comparisons cost, each beside a bare loop that asks the servers for the same.
///
/// `Bench`, `Bench preflight` and `Bench verify` start the servers and a child process of the same executable for each
/// run; `Bench reports` needs no server; `Bench survey`, `Bench program`, `Bench replay`, `Bench measured` and `Bench drain` are those.
@main
struct Bench {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch arguments.first {
      case "survey": try await SurveyRun.run(arguments.dropFirst().map(\.self))
      case "replay": try await ReplayRun.run(arguments.dropFirst().map(\.self))
      case "program": try ProgramRun.run(arguments.dropFirst().map(\.self))
      case "measured": try MeasuredRun.run(arguments.dropFirst().map(\.self))
      case "drain": try await DrainRun.run(arguments.dropFirst().map(\.self))
      case "reports": try await ReportsComparison(arguments.dropFirst().map(\.self)).run()
      case "verify": try await VerifyComparison(arguments.dropFirst().map(\.self)).run()
      case "preflight": try await Comparison(of: .preflight, arguments.dropFirst().map(\.self)).run()
      default: try await Comparison(of: .survey, arguments).run()
      }
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(1)
    }
  }
}

/// Something the benchmark cannot go on after.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
