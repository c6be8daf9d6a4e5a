import ArgumentParser
import Bundles
import Foundation

/// Reads the fingerprints of a redacted report back into names.
struct RevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal",
    abstract: "Prints a redacted report with the names in the place of their fingerprints.",
    discussion: """
      It asks no cluster. What it prints is for its reader alone: it is no report that could be rendered, compared or \
      verified. Exit status: 0 printed, 64 wrong usage.
      """)

  @Option(
    help: ArgumentHelp("The map that --redact-map wrote.", valueName: "file"), completion: .file())
  var map: String

  @Argument(
    help: ArgumentHelp("The report, in any format that is text.", valueName: "report"), completion: .file())
  var file: String

  func run() throws {
    guard let names = try? RedactionMap(json: Data(try InputFile.bytes(of: map, "map"))) else {
      throw ValidationError("The file \(map) cannot be read as a map: it must be what --redact-map wrote.")
    }
    guard let text = String(bytes: try InputFile.bytes(of: file, "report"), encoding: .utf8) else {
      throw ValidationError("The report \(file) cannot be read as text: no such file, no right, or another kind.")
    }
    try FileHandle.standardOutput.write(contentsOf: Data(names.revealing(text).utf8))
  }
}
