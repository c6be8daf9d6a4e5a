import ArgumentParser
import Foundation
import Report

/// Writes one report to its place.
struct ReportWriter {
  private let argument: ReportArgument

  /// Prepares a writer.
  ///
  /// - Parameter argument: the format and place.
  /// - Throws: `ValidationError` when the file cannot be written.
  init(_ argument: ReportArgument) throws {
    self.argument = argument
    guard let file = argument.file else { return }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let place = URL(fileURLWithPath: file)
    let isFolder = (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    let exists = FileManager.default.fileExists(atPath: file)
    let isWritable = FileManager.default.isWritableFile(atPath: exists ? file : folder)
    guard isWritable, !isFolder else {
      throw ValidationError("The report cannot be written to \(file): no such folder, or no right to write there.")
    }
  }

  /// Writes the report, whole or not at all.
  ///
  /// - Parameter report: the finished report.
  /// - Throws: `ExitCode.noReport` once it has said why.
  func write(_ report: AuditReport) throws {
    let text = try renderer().text(of: report)
    do {
      if let file = argument.file {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
      } else {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      }
    } catch {
      StandardError.warn("The \(argument.format.rawValue) report could not be written: \(error.localizedDescription)")
      throw ExitCode.noReport
    }
  }

  private func renderer() throws -> any Renderer {
    switch argument.format {
    case .terminal:
      let screen = argument.file == nil ? Screen.standardOutput : .plainFile
      return TerminalRenderer(colour: screen.takesColour, width: screen.width)
    case .markdown: return MarkdownRenderer()
    case .html: return try HTMLRenderer()
    case .json: return JSONRenderer()
    }
  }
}
