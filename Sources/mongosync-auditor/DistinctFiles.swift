import ArgumentParser
import Foundation

/// Files that a run names: none that is written may be one that is read or written by another option.
enum DistinctFiles {
  /// Refuses a file that two options name, by whatever path, if one of them writes to it.
  ///
  /// - Parameters:
  ///   - outputs: the options that write, each with its file.
  ///   - inputs: the options that read, each with its file.
  /// - Throws: `ValidationError` naming both options.
  static func require(outputs: [(option: String, path: String?)], inputs: [(option: String, path: String?)]) throws {
    var seen = places(inputs)
    for output in places(outputs) {
      if let other = seen.first(where: { $0.place.isSame(as: output.place) }) {
        throw ValidationError(
          "\(other.option) and \(output.option) name the same file, \(output.path), and one would overwrite the other. "
            + "Give each a file of its own.")
      }
      seen.append(output)
    }
  }

  private static func places(_ files: [(option: String, path: String?)]) -> [(
    option: String, path: String, place: Place
  )] {
    files.compactMap { file in
      guard let path = file.path, path != "-" else { return nil }
      return Place(path).map { (file.option, path, $0) }
    }
  }

  private struct Place {
    let path: String
    let numbers: [Int]?

    /// Devices and pipes are no place: what is written to them overwrites nothing.
    init?(_ path: String) {
      let given = URL(fileURLWithPath: path).standardized
      let attributes = try? FileManager.default.attributesOfItem(atPath: given.resolvingSymlinksInPath().path)
      if let attributes {
        guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
        self.path = given.resolvingSymlinksInPath().path
        let numbers = [attributes[.systemNumber], attributes[.systemFileNumber]].compactMap { $0 as? Int }
        self.numbers = numbers.count == 2 ? numbers : nil
      } else {
        let folder = given.deletingLastPathComponent().resolvingSymlinksInPath()
        self.path = folder.appending(path: given.lastPathComponent).path
        numbers = nil
      }
    }

    func isSame(as other: Place) -> Bool { path == other.path || (numbers != nil && numbers == other.numbers) }
  }
}

extension ReportPlaces {
  /// The files of the reports, as options that write.
  var outputs: [(option: String, path: String?)] { report.map { ("--report", $0.file) } }
}

extension ClusterOptions {
  /// The files that say how to reach the clusters, as options that read.
  var inputs: [(option: String, path: String?)] {
    [
      ("--source-file", sourceFile), ("--destination-file", destinationFile), ("--host-map", hostMap),
      ("--shard-credentials", shardCredentials),
    ]
  }
}
