import ArgumentParser
import Checks
import Evidence
import Foundation
import MongosyncLog

/// The logs of mongosync to read.
struct LogOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A log of mongosync, plain or packed with gzip, to search for known errors. May be given several times.",
      valueName: "file"),
    completion: .file())
  var mongosyncLog: [String] = []

  /// Refuses files that are not there.
  ///
  /// - Throws: `ValidationError` naming the file.
  func validateFiles() throws {
    for file in mongosyncLog {
      let place = URL(fileURLWithPath: file).resolvingSymlinksInPath()
      let type = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
      guard type == .typeRegular, FileManager.default.isReadableFile(atPath: file) else {
        throw ValidationError("The log \(file) cannot be read: no such plain file, or no right to read it.")
      }
    }
  }

  /// Reads every log, in the order given.
  ///
  /// - Returns: what they hold.
  @concurrent func observed() async -> Observed<[MongosyncLogFile]> {
    guard !mongosyncLog.isEmpty else { return .notAsked(Evidence.noMongosyncLog) }
    let patterns = LogError.all.map { LogPattern(id: $0.id, texts: $0.texts, isAnyFatalLine: $0.isAnyFatalLine) }
    return .value(mongosyncLog.map { MongosyncLog(path: $0).read(lookingFor: patterns) }, [])
  }
}
