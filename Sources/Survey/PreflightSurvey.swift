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
    await node.ask(.tableScanParameter).observed("notablescan") { $0["notablescan"]?.bool }
  }

  /// Asks for the level of each database's profiler.
  func profilers() async -> Observed<[ProfilerLevel]> {
    await eachDatabase { database, asked in
      asked.observed("the level of the profiler") { reply in
        reply["was"]?.int.map { ProfilerLevel(database: database, level: $0) }
      }
    } asking: {
      .profilingLevel(of: $0)
    }
  }

  /// Asks for the file system, which every database's figures tell alike.
  func disk() async -> Observed<DiskSpace> {
    await node.ask(.databaseStatistics(of: "admin"), keeping: ["fsTotalSize", "fsUsedSize"])
      .observed("the disk space") { reply in
        guard let total = reply.amount("fsTotalSize"), let used = reply.amount("fsUsedSize") else { return nil }
        return DiskSpace(total: total, used: used)
      }
  }

  /// Asks how much each database holds, and adds it up.
  func dataSize() async -> Observed<DataSize> {
    let sizes = await eachDatabase(keeping: ["db", "objects", "dataSize"]) { _, asked in
      asked.observed("the size of the database") { reply -> DataSize? in
        guard let bytes = reply.amount("dataSize"), let documents = reply.amount("objects") else { return nil }
        return DataSize(bytes: bytes, documents: documents)
      }
    } asking: {
      .databaseStatistics(of: $0)
    }
    return sizes.map { sizes in
      DataSize(
        bytes: sizes.reduce(0) { $0 + $1.bytes }, documents: sizes.reduce(0) { $0 + $1.documents })
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

extension BSONDocument {
  /// A figure that counts something: finite and not below zero.
  fileprivate func amount(_ name: String) -> Double? {
    self[name]?.double.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }
}
