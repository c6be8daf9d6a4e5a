import ArgumentParser
import Foundation
import Report

/// Tells what changed between two reports.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tells what changed from one report of a checklist to a later one.",
    discussion: """
      It asks no cluster. Exit status: 0 nothing got worse, 1 something did, 64 wrong usage or no reports, \
      70 a file could not be written.
      """)

  @Argument(help: ArgumentHelp("The earlier report as JSON.", valueName: "old.json"), completion: .file())
  var old: String

  @Argument(help: ArgumentHelp("The later report as JSON.", valueName: "new.json"), completion: .file())
  var new: String

  @OptionGroup var places: ReportPlaces

  private static let formats: [ReportFormat] = [.terminal, .markdown, .json]

  func validate() throws {
    try places.validatePlaces()
    guard places.report.allSatisfy({ Self.formats.contains($0.format) }) else {
      let names = Self.formats.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("A comparison is written as one of \(names).")
    }
  }

  func run() throws {
    try DistinctFiles.require(
      outputs: places.outputs, inputs: [("the earlier report", old), ("the later report", new)])
    let reports = (old: try AuditReport(file: old), new: try AuditReport(file: new))
    let comparison: ReportComparison
    do {
      comparison = try ReportComparison(reports.old, reports.new)
    } catch {
      throw ValidationError("\(error)")
    }
    var isWritten = true
    for place in places.report.isEmpty ? [.standard] : places.report {
      let file = try OutputFile(place.file, for: "comparison")
      do {
        try file.write(Data(Self.renderer(for: place).text(of: comparison).utf8))
      } catch {
        StandardError.warn("The comparison could not be written: \(error.localizedDescription)")
        isWritten = false
      }
    }
    guard isWritten else { throw ExitCode.noReport }
    if comparison.isWorse { throw ExitCode(1) }
  }

  private static func renderer(for place: ReportArgument) -> any ComparisonRenderer {
    switch place.format {
    case .markdown: return MarkdownComparisonRenderer()
    case .json: return JSONComparisonRenderer()
    default:
      let screen = place.file == nil ? Screen.standardOutput : .plainFile
      return TerminalComparisonRenderer(colour: screen.takesColour, width: screen.width)
    }
  }
}
