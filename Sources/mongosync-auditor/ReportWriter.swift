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

  /// Writes the report, whole or not at all; says why on standard error where it cannot.
  ///
  /// - Parameter report: the finished report.
  /// - Returns: whether it is written.
  func write(_ report: AuditReport) -> Bool {
    do {
      let text = try renderer().text(of: report)
      if let file = argument.file {
        try write(text, to: file)
      } else {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      }
      return true
    } catch {
      StandardError.warn("The \(argument.format.rawValue) report could not be written: \(error.localizedDescription)")
      return false
    }
  }

  /// Replaces a file in one step; what is no file, such as a device or a pipe, is written to and must not be replaced.
  private func write(_ text: String, to file: String) throws {
    let place = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
    guard let type, type != .typeRegular else {
      try Data(text.utf8).write(to: place, options: .atomic)
      return
    }
    let handle = try FileHandle(forWritingTo: place)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
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
