import ArgumentParser
import Bundles
import Foundation

/// Evidence that was collected earlier.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge evidence that collect saved, instead of asking the clusters: one file with both, or given twice, one "
        + "file for each.", valueName: "file"),
    completion: .file())
  var evidence: [String] = []

  /// Refuses what would ask the clusters all the same.
  ///
  /// - Parameters:
  ///   - clusters: how to reach the clusters.
  ///   - mongosync: where the mongosyncs listen.
  ///   - logs: the logs to read.
  /// - Throws: `ValidationError` naming the option.
  func validate(with clusters: ClusterOptions, _ mongosync: MongosyncOptions, _ logs: LogOptions) throws {
    guard !evidence.isEmpty else { return }
    let lists = [("--mongosync", mongosync.urls), ("--mongosync-log", logs.mongosyncLog)]
    if let option = clusters.firstGiven ?? lists.first(where: { !$0.1.isEmpty })?.0 {
      throw ValidationError("With --evidence nothing else is read, so \(option) cannot be given; give it to collect.")
    }
    guard evidence.count <= 2 else { throw ValidationError("--evidence can be given twice at most.") }
  }

  /// Reads and joins the files.
  ///
  /// - Returns: both clusters' evidence.
  /// - Throws: `ValidationError` naming the file that cannot be used, and why.
  func bundles() throws -> JoinedBundles {
    let named = try evidence.map { file in
      do throws(BundleError) {
        return JoinedBundles.Named(
          file: URL(fileURLWithPath: file).lastPathComponent, bundle: try BundleFile.bundle(at: file))
      } catch {
        throw ValidationError("The evidence \(file) cannot be used. \(error)")
      }
    }
    do throws(BundleError) {
      return try JoinedBundles(named)
    } catch {
      throw ValidationError("The evidence cannot be used. \(error)")
    }
  }
}
