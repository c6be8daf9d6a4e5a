import ArgumentParser
import Logging

/// How the clusters are asked.
struct RunningOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The time for the whole run.", valueName: "seconds"))
  var timeout = 300

  @Option(help: ArgumentHelp("How many commands may be in flight at once.", valueName: "number"))
  var concurrency = 8

  @Flag(help: "Tell on standard error what the driver logs.")
  var verbose = false

  func validate() throws {
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 86400 seconds.") }
    guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 64.") }
  }

  /// Sends what the driver logs to standard error; warnings alone unless more was asked for.
  func startLogging() {
    let level: Logger.Level = verbose ? .info : .warning
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}
