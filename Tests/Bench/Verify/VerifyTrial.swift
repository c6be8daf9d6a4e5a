import Foundation
import TestSupport

/// Runs of contenders over one collection, each checked for what it must have found.
struct VerifyTrial {
  /// What one run cost its process, and both servers.
  struct Run {
    let cost: Cost
    let load: ServerLoad
    /// How many seconds the report says that comparing took; nothing for the bare loop.
    let comparing: Double?
  }

  let clusters: ComparedClusters
  let collection: GeneratedCollection
  let folder: TemporaryFolder

  /// Runs all contenders so many times, in turns, in an order that alternates.
  ///
  /// - Parameters:
  ///   - contenders: the contenders.
  ///   - times: how often each runs.
  ///   - variation: how the destination's documents are at the moment.
  /// - Returns: the runs of each contender, by its name.
  /// - Throws: `BenchFailure` when one of them finds something else than there is.
  func run(
    _ contenders: [VerifyContender], times: Int, _ variation: Variation
  ) async throws -> [String: [Run]] {
    var runs: [String: [Run]] = [:]
    for time in 1...times {
      for contender in time.isMultiple(of: 2) ? contenders.reversed() : contenders {
        let before = try await clusters.load()
        let isDrain = contender.name == VerifyContender.drain.name
        let (cost, comparing) = isDrain ? (try await drain(), nil) : try await verify(contender, variation)
        let load = try await clusters.load() - before
        runs[contender.name, default: []].append(Run(cost: cost, load: load, comparing: comparing))
      }
    }
    return runs
  }

  /// How the bare loop is started.
  func drainArguments() throws -> [String] {
    ["drain", String(decoding: try JSONEncoder().encode(collection), as: UTF8.self)] + clusters.nodes
  }

  /// How the program is started.
  func verifyArguments() -> [String] {
    ["verify", "--source", clusters.source.connectionString, "--destination", clusters.destination.connectionString]
      + ["--namespaces", collection.namespace, "--quiesced", "--attest", "verified-scope=bench"]
  }

  private func drain() async throws -> Cost {
    let run = try await MeasuredRun.of(ChildProcess.bench, drainArguments())
    let expected = DrainRun.Sum(documents: 2 * collection.count, bytes: 2 * collection.bytes)
    // The driver may warn before it is told whom to tell.
    let last = run.output.split(separator: UInt8(ascii: "\n")).last ?? Data()
    guard run.status == 0, try JSONDecoder().decode(DrainRun.Sum.self, from: last) == expected else {
      throw BenchFailure("The bare loop did not read \(expected): \(String(decoding: run.output, as: UTF8.self))")
    }
    return run.cost
  }

  private func verify(_ contender: VerifyContender, _ variation: Variation) async throws -> (Cost, Double?) {
    let rows = folder.path(of: "mismatches.ndjson")
    let report = folder.path(of: "report.json")
    let arguments =
      verifyArguments() + ["--mismatches", rows, "--report", "terminal", "--report", "json:\(report)"]
      + variation.arguments + contender.arguments(folder.path(of: UUID().uuidString))
    let run = try await MeasuredRun.of(ChildProcess.program, arguments)
    let found = try Data(contentsOf: URL(fileURLWithPath: rows)).count { $0 == UInt8(ascii: "\n") }
    let planted = variation.differing(of: collection.count).count
    guard run.status == variation.status, found == planted else {
      throw BenchFailure(
        """
        \(contender.name) ended with status \(run.status) and found \(found) mismatches, where \(planted) were planted:
        \(String(decoding: run.output.suffix(4000), as: UTF8.self))
        """)
    }
    let namespace = try JSON(parsing: String(contentsOfFile: report, encoding: .utf8))["documents"]["namespaces"][0]
    return (run.cost, namespace["seconds"].double)
  }
}
