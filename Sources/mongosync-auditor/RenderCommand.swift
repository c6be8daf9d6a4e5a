import ArgumentParser
import Foundation
import Report

/// Writes a report in other formats.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes a JSON report in other formats, each as the run itself would have written it.",
    discussion: """
      It asks no cluster. A report whose verdict or counts do not follow from its items, or that is laid out otherwise \
      than the run laid it out, is refused; whether anything was changed in it, report verify tells by its seal. Exit \
      status: 0 written, 64 wrong usage or no report, 70 a file could not be written.
      """)

  @Argument(help: ArgumentHelp("The report as JSON.", valueName: "report.json"), completion: .file())
  var file: String

  @OptionGroup var places: ReportPlaces

  func validate() throws { try places.validatePlaces() }

  func run() throws {
    try DistinctFiles.require(outputs: places.outputs, inputs: [("the report", file)])
    let report = try AuditReport(file: file)
    let writers = try places.writers()
    // One report that cannot be written must not cost the others.
    guard writers.count(where: { !$0.write(report) }) == 0 else { throw ExitCode.noReport }
  }
}

extension AuditReport {
  /// Reads a report.
  ///
  /// - Parameter file: the path of the JSON file.
  /// - Throws: `ValidationError` when it cannot be read, or is no report as this program wrote it.
  init(file: String) throws {
    let bytes = try InputFile.bytes(of: file, "report")
    do {
      try self.init(json: bytes)
    } catch {
      throw ValidationError("The report \(file) cannot be used. \(error)")
    }
  }
}
