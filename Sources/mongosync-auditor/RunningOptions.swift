import ArgumentParser
import Evidence
import Report

/// How the run goes and where its reports go.
struct RunningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report: terminal (default), markdown, html or json; without a file, or with -, to standard output. "
        + "May be given several times.", valueName: "format[:file]"))
  var report: [ReportArgument] = []

  @Option(help: ArgumentHelp("Print a label in every report, such as ticket=CHG0012345.", valueName: "key=value"))
  var label: [LabelArgument] = []

  @Option(help: ArgumentHelp("The time for the whole run.", valueName: "seconds"))
  var timeout = 300

  @Option(help: ArgumentHelp("How many commands may be in flight at once.", valueName: "number"))
  var concurrency = 8

  @Option(
    help: ArgumentHelp(
      "preflight: also read so many documents of each collection of the source, and judge them.", valueName: "number"))
  var sample: Int?

  @Flag(help: "preflight: read all documents of the source, and ask what costs a command for each collection.")
  var deep = false

  /// How many documents of each collection are read.
  var depth: ReadingDepth { deep ? .everything : sample.map(ReadingDepth.sample) ?? .metadata }

  /// The labels as the report keeps them.
  var reportLabels: [AuditReport.Label] { label.map { AuditReport.Label(key: $0.key, value: $0.value) } }

  /// Refuses two reports on standard output and numbers that make no sense.
  ///
  /// - Throws: `ValidationError` naming what is wrong.
  func validateReports() throws {
    if report.count(where: { $0.file == nil }) > 1 {
      throw ValidationError(
        "Two reports would go to standard output; give all but one of them a file: --report html:FILE.")
    }
    let files = report.compactMap(\.file)
    if Set(files).count < files.count { throw ValidationError("Two reports would go to the same file.") }
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 86400 seconds.") }
    guard (1...1_000_000).contains(sample ?? 1) else {
      throw ValidationError("--sample must be from 1 to 1000000 documents of each collection.")
    }
    if deep && sample != nil { throw ValidationError("--deep reads all documents; leave --sample out.") }
    guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 64.") }
  }

  /// One writer for each report, each sure that its file can be written before any server is asked.
  ///
  /// - Returns: the writers.
  /// - Throws: `ValidationError` when a file cannot be written.
  func writers() throws -> [ReportWriter] {
    try (report.isEmpty ? [.standard] : report).map(ReportWriter.init)
  }
}
