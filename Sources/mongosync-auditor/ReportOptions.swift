import ArgumentParser
import Report

/// What goes into the reports, and where they go.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report: terminal (default), markdown, html or json; without a file, or with -, to standard output. "
        + "May be given several times.", valueName: "format[:file]"))
  var report: [ReportArgument] = []

  @Option(help: ArgumentHelp("Print a label in every report, such as ticket=CHG0012345.", valueName: "key=value"))
  var label: [LabelArgument] = []

  /// The labels as the report keeps them.
  var reportLabels: [AuditReport.Label] { label.map { AuditReport.Label(key: $0.key, value: $0.value) } }

  /// Refuses two reports in one place.
  ///
  /// - Throws: `ValidationError` naming what is wrong.
  func validateReports() throws {
    if report.count(where: { $0.file == nil }) > 1 {
      throw ValidationError(
        "Two reports would go to standard output; give all but one of them a file: --report html:FILE.")
    }
    let files = report.compactMap(\.file)
    if Set(files).count < files.count { throw ValidationError("Two reports would go to the same file.") }
  }

  /// One writer for each report, each sure that its file can be written before any server is asked.
  ///
  /// - Returns: the writers.
  /// - Throws: `ValidationError` when a file cannot be written.
  func writers() throws -> [ReportWriter] {
    try (report.isEmpty ? [.standard] : report).map(ReportWriter.init)
  }
}
