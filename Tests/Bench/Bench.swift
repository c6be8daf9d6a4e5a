import Foundation
import TestSupport

/// Measures what an audit of many collections costs, beside a bare loop that sends the same commands.
///
/// `Bench` and `Bench preflight` start the servers and a child process of the same executable for each run;
/// `Bench survey`, `Bench program` and `Bench replay` are those.
@main
struct Bench {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch arguments.first {
      case "survey": try await SurveyRun.run(arguments.dropFirst().map(\.self))
      case "replay": try await ReplayRun.run(arguments.dropFirst().map(\.self))
      case "program": try ProgramRun.run(arguments.dropFirst().map(\.self))
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
