import BSON
import CMongoC
import Foundation
import MongoClient
import Synchronization
import TestSupport

/// A process that sends given commands as fast as the driver can, and drops the replies: what the survey cannot beat.
enum ReplayRun {
  /// Replays.
  ///
  /// - Parameter arguments: the file of commands that a survey wrote.
  /// - Throws: what keeps the commands from being read.
  static func run(_ arguments: [String]) async throws {
    guard let file = arguments.first else { throw BenchFailure("replay FILE") }
    let sent = try JSONDecoder().decode([SentCommand].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    let commands = try sent.map(PreparedCommand.init)
    mongoc_init()
    let cost = try await Cost.measuring { try await offCooperativePool { try replay(commands) } }
    try cost.report()
  }

  /// Sends all commands from as many threads as a survey has, each thread taking the next one.
  private static func replay(_ commands: [PreparedCommand]) throws -> Int {
    let pools = Dictionary(
      uniqueKeysWithValues: Set(commands.map(\.node)).map { ($0, BarePool(node: $0, size: SurveyRun.concurrency)) })
    let answered = Atomic(0)
    try NumberedWork.run(commands.count, threads: SurveyRun.concurrency) { [pools] number in
      if pools[commands[number].node]?.send(commands[number]) == true { answered.add(1, ordering: .relaxed) }
    }
    return answered.load(ordering: .relaxed)
  }
}

/// A command as the driver wants it, built before the clock starts.
struct PreparedCommand: @unchecked Sendable {
  let node: String
  let database: String
  // Never freed: the process ends with the replay.
  let bson: OpaquePointer

  init(_ sent: SentCommand) throws {
    let document = try ExtendedJSON.document(sent.json)
    let body = BSONDocument(try document.pairs().filter { $0.name != "$db" }.map { ($0.name, $0.value) })
      .appending("maxTimeMS", .int32(600_000)).appending("comment", .string("mongosync-auditor bench"))
    guard let bson = bson_new_from_data(body.bytes, body.bytes.count), let database = document["$db"]?.string else {
      throw BenchFailure("A command cannot be replayed: \(sent.json)")
    }
    (node, self.database, self.bson) = (sent.node, database, bson)
  }
}
