import ArgumentParser
import Findings
import Foundation
import MongoClient

/// How to reach the two clusters.
struct ClusterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The cluster that is migrated from.", valueName: "uri"))
  var source: String?

  @Option(help: ArgumentHelp("The cluster that is migrated to.", valueName: "uri"))
  var destination: String?

  @Option(
    help: ArgumentHelp("A file that holds the source's URI and nothing else.", valueName: "file"),
    completion: .file())
  var sourceFile: String?

  @Option(
    help: ArgumentHelp("A file that holds the destination's URI and nothing else.", valueName: "file"),
    completion: .file())
  var destinationFile: String?

  @Option(
    help: ArgumentHelp(
      "Where to reach members whose own names do not lead to them: YAML, \"host:port\": \"host:port\".",
      valueName: "file"),
    completion: .file())
  var hostMap: String?

  @Option(
    help: ArgumentHelp(
      "How to log in to the members of shards, where a cluster's users do not exist: YAML with source and/or "
        + "destination, each a URI whose hosts are ignored.", valueName: "file"),
    completion: .file())
  var shardCredentials: String?

  /// The first option of these that is given, if any is.
  var firstGiven: String? {
    [
      ("--source", source), ("--destination", destination), ("--source-file", sourceFile),
      ("--destination-file", destinationFile), ("--host-map", hostMap), ("--shard-credentials", shardCredentials),
    ].first { $0.1 != nil }?.0
  }

  /// The connection string of one cluster.
  ///
  /// - Parameter role: which cluster.
  /// - Returns: the connection string, or nothing where none is given.
  /// - Throws: `ValidationError` when two are given, or it cannot be read.
  func connectionString(_ role: ClusterRole) throws -> ConnectionString? {
    let (given, file) = role == .source ? (source, sourceFile) : (destination, destinationFile)
    let name = role.rawValue
    let variable = "MONGOSYNC_AUDITOR_\(name.uppercased())"
    if given != nil && file != nil {
      throw ValidationError("--\(name) and --\(name)-file both give the \(name); give one of them.")
    }
    let inherited = ProcessInfo.processInfo.environment[variable]
    guard let text = try given ?? file.map({ try Self.uri(in: $0) }) ?? inherited, !text.isEmpty else { return nil }
    do {
      let connectionString = try ConnectionString(text)
      if given != nil, connectionString.hasPassword {
        StandardError.warn(
          "The \(name)'s password stands on the command line, where other users of this machine can read it. "
            + "Use --\(name)-file or \(variable).")
      }
      return connectionString
    } catch {
      throw ValidationError("The \(name)'s connection string cannot be used. \(error)")
    }
  }

  private static func uri(in file: String) throws -> String {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("The file \(file), which should hold a connection string, cannot be read.")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
