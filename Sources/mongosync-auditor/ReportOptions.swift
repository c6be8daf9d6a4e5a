import ArgumentParser
import Report

/// What goes into the reports, and where they go.
struct ReportOptions: ParsableArguments {
  @OptionGroup var places: ReportPlaces

  @Option(help: ArgumentHelp("Print a label in every report, such as ticket=CHG0012345.", valueName: "key=value"))
  var label: [LabelArgument] = []

  /// The labels as the report keeps them.
  var reportLabels: [AuditReport.Label] { label.map { AuditReport.Label(key: $0.key, value: $0.value) } }
}

/// In which formats a report is written, and where to.
struct ReportPlaces: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); without a file, or with -, to "
        + "standard output. May be given several times; terminal if not given.", valueName: "format[:file]"))
  var report: [ReportArgument] = []

  /// Refuses two reports in one place.
  ///
  /// - Throws: `ValidationError` naming what is wrong.
  func validatePlaces() throws {
    if report.count(where: { $0.file == nil }) > 1 {
      throw ValidationError(
        "Two reports would go to standard output; give all but one of them a file: --report html:FILE.")
    }
    if report.contains(where: { $0.format == .pdf && $0.file == nil }) {
      throw ValidationError("A PDF is no text to show: give it a file, --report pdf:FILE.")
    }
    let files = report.compactMap(\.file)
    if Set(files).count < files.count { throw ValidationError("Two reports would go to the same file.") }
  }

  /// One writer for each report, each sure that its file can be written before any server is asked.
  ///
  /// - Returns: the writers.
  /// - Throws: `ValidationError` when a file cannot be written, or nothing is installed that prints a PDF.
  func writers() throws -> [ReportWriter] {
    try (report.isEmpty ? [.standard] : report).map(ReportWriter.init)
  }
}
