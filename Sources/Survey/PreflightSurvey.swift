import BSON
import Evidence
import Findings
import MongoClient

/// Asks one member what only the start of a migration depends on.
struct PreflightSurvey: Sendable {
  let node: ClusterNode
  let concurrency: Int
  /// The cluster's databases; only those that are not the server's own are gone through.
  let databases: Observed<[String]>

  /// Asks for the server parameter that forbids the scanning of collections.
  func refusesTableScans() async -> Observed<Bool> {
    await node.ask(.tableScanParameter).observed("notablescan") { try $0.required("notablescan", .bool) }
  }

  /// Asks for the level of each database's profiler.
  func profilers() async -> Observed<[ProfilerLevel]> {
    await eachDatabase { database, asked in
      asked.observed("the level of the profiler") { reply in
        let level = try reply.required("was", .int)
        // Source: MongoDB docs, server: profile.
        return (0...2).contains(level) ? ProfilerLevel(database: database, level: level) : nil
      }
    } asking: {
      .profilingLevel(of: $0)
    }
  }

  /// Asks for the file system, which every database's figures tell alike.
  func disk() async -> Observed<DiskSpace> {
    await node.ask(.databaseStatistics(of: "admin"), keeping: ["fsTotalSize", "fsUsedSize"])
      .observed("the disk space") { reply in
        DiskSpace(total: try reply.required("fsTotalSize", .amount), used: try reply.required("fsUsedSize", .amount))
      }.refusing(\.contradiction)
  }

  /// Asks for the processor cores and the memory of the host.
  func hardware() async -> Observed<Hardware> {
    await node.ask(.hostInfo, keeping: ["system.numCores", "system.memSizeMB", "system.memLimitMB"])
      .observed("the hardware") { reply in
        let system = try reply.required("system", .document)
        let memory = try system.required("memSizeMB", .count)
        // A container may use less than there is.
        let limit = try system.optional("memLimitMB", .count) ?? memory
        return Hardware(
          cores: try system.required("numCores", .count), memoryMB: limit > 0 ? min(memory, limit) : memory)
      }.refusing { $0.cores > 0 && $0.memoryMB > 0 ? nil : "It reports a host without cores or memory." }
  }

  /// Asks how much each database holds, and adds it up.
  ///
  /// - Parameters:
  ///   - fields: what is kept of a reply.
  ///   - statistics: finds the statistics in it; nil where it has none.
  /// - Returns: the sum.
  func dataSize(
    keeping fields: Set<String> = ["db", "objects", "dataSize"],
    _ statistics: @escaping @Sendable (BSONDocument) throws -> BSONDocument? = { $0 }
  ) async -> Observed<DataSize> {
    let sizes = await eachDatabase(keeping: fields) { database, asked in
      asked.observed("the size of the database") { reply -> DataSize? in
        guard let statistics = try statistics(reply) else { return nil }
        let bytes = try statistics.required("dataSize", .amount)
        return DataSize(
          bytes: bytes, documents: try statistics.required("objects", .amount),
          databases: [DatabaseSize(name: database, bytes: bytes)])
      }
    } asking: {
      .databaseStatistics(of: $0)
    }
    return sizes.map { sizes in
      DataSize(
        bytes: sizes.reduce(0) { $0 + $1.bytes }, documents: sizes.reduce(0) { $0 + $1.documents },
        databases: sizes.flatMap(\.databases))
    }
  }

  private func eachDatabase<Value: Sendable>(
    keeping fields: Set<String> = [],
    _ read: @escaping @Sendable (String, Asked<BSONDocument>) -> Observed<Value>,
    asking command: @escaping @Sendable (String) -> ReadOnlyCommand
  ) async -> Observed<[Value]> {
    guard let names = databases.value else { return databases.map { _ in [] } }
    let answers = await names.filter { DatabaseFamily(ofDatabase: $0) != .system }
      .concurrently(width: concurrency) { name in read(name, await node.ask(command(name), keeping: fields)) }
    var values: [Value] = []
    var evidence = databases.evidence
    for answer in answers {
      evidence += answer.evidence
      switch answer {
      case .value(let value, _): values.append(value)
      case .refused(let refusal, _): return .refused(refusal, evidence)
      case .notAsked(let why): return .notAsked(why)
      }
    }
    return .value(values, evidence)
  }
}
