import ArgumentParser
import Foundation
import Report

/// Writes one report to its place.
struct ReportWriter {
  private let argument: ReportArgument
  private let file: OutputFile
  private let printer: PDFPrinter?

  /// Prepares a writer.
  ///
  /// - Parameter argument: the format and place.
  /// - Throws: `ValidationError` when the file cannot be written, or nothing is installed that prints a PDF.
  init(_ argument: ReportArgument) throws {
    self.argument = argument
    file = try OutputFile(argument.file, for: "report")
    printer = argument.format == .pdf ? try PDFPrinter() : nil
  }

  /// Writes the report, whole or not at all; says why on standard error where it cannot.
  ///
  /// - Parameter report: the finished report.
  /// - Returns: whether it is written.
  func write(_ report: AuditReport) -> Bool {
    do {
      let text = renderer.text(of: report)
      try file.write(try printer?.pdf(of: text) ?? Data(text.utf8), isPrivate: true)
      return true
    } catch {
      StandardError.warn("The \(argument.format.rawValue) report could not be written: \(error.localizedDescription)")
      return false
    }
  }

  private var renderer: any Renderer {
    switch argument.format {
    case .terminal:
      let screen = argument.file == nil ? Screen.standardOutput : .plainFile
      return TerminalRenderer(colour: screen.takesColour, width: screen.width)
    case .markdown: return MarkdownRenderer()
    case .html, .pdf: return HTMLRenderer()
    case .json: return JSONRenderer()
    case .junit: return JUnitRenderer()
    case .csv: return CSVRenderer()
    }
  }
}
