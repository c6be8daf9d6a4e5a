import Evidence
import Foundation
import MongosyncLog

extension FuzzTarget {
  /// Logs of mongosync, plain and packed with gzip.
  static let log = FuzzTarget(name: "log", seeds: [Array(logText.utf8), packed]) { input in
    let name = "fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let patterns = [LogPattern(id: "a", texts: ["error", "resume token"]), LogPattern(id: "b", texts: ["r"])]
    let log = MongosyncLog(path: file.path).read(lookingFor: patterns)
    guard log.bytes <= input.count, log.matches.allSatisfy({ $0.count <= log.lines && $0.sample.count <= 400 }) else {
      throw Broken(description: "More was found than there is.")
    }
    return log.damage == nil
  }

  private static let logText = """
    {"time":"2026-03-01T02:15:00.25Z","level":"error","error":"at mongodb://a:b@c/?d: the resume token was not found"}
    plain text {"password":"x\\"y"} error
    {"time":"yesterday"}

    """

  /// Two parts of gzip, of which each holds a line.
  private static let packed =
    Data(
      base64Encoded: "H4sIAAAAAAAC/0stKsov4kodMSQA0TBVTfAAAAAfiwgAAAAAAAL/K8lIVShKLS7NTVUoyc9OzeMCAIWp/v0RAAAA"
    ).map { [UInt8]($0) } ?? []
}
