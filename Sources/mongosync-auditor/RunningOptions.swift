import ArgumentParser
import Evidence
import Logging

/// How the clusters are asked.
struct RunningOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The time for all that is asked; reports are written afterwards.", valueName: "seconds"))
  var timeout = 300

  @Option(help: ArgumentHelp("How many commands may be in flight at once.", valueName: "number"))
  var concurrency = 8

  @Option(
    help: ArgumentHelp(
      "preflight, device-sync: also read so many documents of each collection of the source, and judge them.",
      valueName: "number"))
  var sample: Int?

  @Flag(
    help: """
      preflight, device-sync: read all documents of the source; preflight: also ask what costs a command for each \
      collection.
      """)
  var deep = false

  @Flag(help: "Tell on standard error what the driver logs.")
  var verbose = false

  /// How many documents of each collection are read.
  var depth: ReadingDepth { deep ? .everything : sample.map(ReadingDepth.sample) ?? .metadata }

  func validate() throws {
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 86400 seconds.") }
    guard (1...1_000_000).contains(sample ?? 1) else {
      throw ValidationError("--sample must be from 1 to 1000000 documents of each collection.")
    }
    if deep && sample != nil { throw ValidationError("--deep reads all documents; leave --sample out.") }
    guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 64.") }
  }

  /// Sends what the driver logs to standard error; warnings alone unless more was asked for.
  func startLogging() { DriverLog.start(isVerbose: verbose) }
}

/// What the driver logs while it works.
enum DriverLog {
  /// Sends it to standard error.
  ///
  /// - Parameter isVerbose: whether more than warnings is told.
  static func start(isVerbose: Bool) {
    let level: Logger.Level = isVerbose ? .info : .warning
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}
