import ArgumentParser
import Findings
import Foundation
import MongoClient
import OperatorFiles
import Survey

extension ClusterOptions {
  /// Both clusters, checked against each other.
  ///
  /// - Returns: the source and the destination.
  /// - Throws: `ValidationError` when an option or a file cannot be used, one is missing, or both are the same cluster.
  func targets() throws -> (source: ClusterTarget, destination: ClusterTarget) {
    let (source, destination) = try givenTargets()
    return (try source ?? missing(.source), try destination ?? missing(.destination))
  }

  /// The clusters that are given, checked against each other.
  ///
  /// - Returns: the source and the destination, each or nothing.
  /// - Throws: `ValidationError` when an option or a file cannot be used, or both are the same cluster;
  ///   `ExitCode.noReport` where the operating system allows the program too little.
  func givenTargets() throws -> (source: ClusterTarget?, destination: ClusterTarget?) {
    let source = try connectionString(.source)
    let destination = try connectionString(.destination)
    if let source, let destination, source.isSamePlace(as: destination) {
      throw ValidationError(
        "The source and the destination are the same cluster, \(source.redacted): an audit of a cluster against itself "
          + "proves nothing.")
    }
    let map = try hostMap.map { try Self.stringMap(in: $0, as: "the host map") } ?? [:]
    let credentials = try shardCredentials.map { try Self.stringMap(in: $0, as: "the shard credentials") } ?? [:]
    for key in credentials.keys where ClusterRole(rawValue: key) == nil {
      throw ValidationError("The shard credentials have no key \(key): only source and destination.")
    }
    func target(_ role: ClusterRole, _ connectionString: ConnectionString) throws -> ClusterTarget {
      let login = try credentials[role.rawValue].map { text in
        do {
          return try ConnectionString(text)
        } catch {
          throw ValidationError("The \(role.rawValue)'s shard credentials cannot be used. \(error)")
        }
      }
      return ClusterTarget(role, connectionString, shardCredentials: login, hostMap: map)
    }
    if source != nil || destination != nil { try ProcessLimits.require() }
    return (try source.map { try target(.source, $0) }, try destination.map { try target(.destination, $0) })
  }

  private func missing(_ role: ClusterRole) throws -> ClusterTarget {
    let name = role.rawValue
    throw ValidationError(
      "No \(name) is given. Give --\(name) URI or --\(name)-file FILE, or set MONGOSYNC_AUDITOR_\(name.uppercased()).")
  }

  private static func stringMap(in file: String, as what: String) throws -> [String: String] {
    try ValidationError.instead { try TextMapFile.map(in: file, as: what) }
  }
}
