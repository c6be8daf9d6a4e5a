import ArgumentParser
import Foundation

/// Writes the program's manual pages from what the program says of itself.
@main
struct ManualPages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ManualPages",
    abstract: "Writes manual pages from what a program says with --experimental-dump-help, on standard input.")

  @Option(help: ArgumentHelp("The program's version.", valueName: "version"))
  var programVersion: String

  @Option(help: ArgumentHelp("The day the pages are to bear.", valueName: "YYYY-MM-DD"))
  var date: String

  @Argument(help: "The folder that the pages are written to; it must be there.", completion: .directory)
  var folder: String

  func run() throws {
    let input = try FileHandle.standardInput.readToEnd() ?? Data()
    let program: ProgramDescription
    do {
      program = try JSONDecoder().decode(ProgramDescription.self, from: input)
    } catch {
      throw ValidationError(
        "Standard input is not what a program says with --experimental-dump-help, so no page can be made: \(error)")
    }
    guard program.serializationVersion == 0 else {
      throw ValidationError(
        "The description has the form \(program.serializationVersion), of which nothing is known here; only 0 is read.")
    }
    for page in ManualPage.pages(of: program, version: programVersion, date: date) {
      try Data(page.text.utf8).write(to: URL(filePath: folder).appending(path: page.fileName))
    }
  }
}
