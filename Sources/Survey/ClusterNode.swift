import BSON
import Evidence
import Findings
import Foundation
import MongoClient

/// One server that questions are put to, each answer kept.
struct ClusterNode: Sendable {
  let role: ClusterRole
  /// The address to print while the driver has not said which server it chose.
  let name: String
  let pool: ClientPool
  let threads: BlockingThreads
  let journal: EvidenceJournal

  /// Asks for a single reply.
  ///
  /// - Parameters:
  ///   - command: the question.
  ///   - fields: the reply's fields worth keeping, `section.field` for one of a section; all if empty.
  /// - Returns: the reply.
  func ask(_ command: ReadOnlyCommand, keeping fields: Set<String> = []) async -> Asked<BSONDocument> {
    await ask(command) { reply in fields.isEmpty ? reply.leaving(out: Self.gossip) : reply.keeping(fields) }
  }

  /// Asks for a single reply of which no more than a part is kept.
  ///
  /// - Parameters:
  ///   - command: the question.
  ///   - part: takes out of the reply what is worth keeping.
  /// - Returns: that part.
  func ask(
    _ command: ReadOnlyCommand, part: @escaping @Sendable (BSONDocument) -> BSONDocument
  ) async -> Asked<BSONDocument> {
    await put(
      command,
      text: { reply in
        try ExtendedJSON.canonical(reply)
      }
    ) { client, server throws(MongoError) in
      part(try client.run(command, on: server))
    }
  }

  /// Asks for documents, of all batches.
  ///
  /// - Parameters:
  ///   - command: a question that is answered through a cursor.
  ///   - keep: which of the documents are worth keeping, and in which order; all as they come if not given.
  /// - Returns: the documents.
  func documents(
    _ command: ReadOnlyCommand, keeping keep: @escaping @Sendable ([BSONDocument]) -> [BSONDocument] = { $0 }
  ) async -> Asked<[BSONDocument]> {
    await put(
      command,
      text: { documents in
        // One by one: in one piece, ten thousand of them would lie in memory several times over.
        let texts = try documents.map { document in try ExtendedJSON.canonical(document) }
        return "{ \"documents\" : [ " + texts.joined(separator: ", ") + " ] }"
      }
    ) { client, server throws(MongoError) in
      var cursor = try client.cursor(command, on: server)
      return keep(try cursor.rest())
    }
  }

  /// Puts a question on one of the threads for calls that block, and keeps the answer.
  ///
  /// - Parameters:
  ///   - command: the question.
  ///   - text: the answer as it is kept.
  ///   - run: asks.
  /// - Returns: the answer.
  func put<Value: Sendable>(
    _ command: ReadOnlyCommand, text: @escaping @Sendable (Value) throws -> String,
    _ run: @escaping @Sendable (borrowing LentClient, SelectedServer) throws(MongoError) -> Value
  ) async -> Asked<Value> {
    let at = Date()
    let chosen = ChosenServer()
    do throws(MongoError) {
      let value = try await threads.run { [pool] () throws(MongoError) in
        try pool.withClient { (client) throws(MongoError) in
          let server = try client.selectServer()
          chosen.address = server.address
          return try run(client, server)
        }
      }
      let answer: EvidenceRecord.Answer = (try? text(value)).map { .reply($0) } ?? .error("The reply is damaged.")
      return Asked(result: .success(value), evidence: [keep(command, at: at, on: chosen.address, answer)])
    } catch {
      let id = keep(command, at: at, on: chosen.address, .error(error.message))
      return Asked(result: .failure(Refusal(error, to: command)), evidence: [id])
    }
  }

  private func keep(
    _ command: ReadOnlyCommand, at: Date, on address: String?, _ answer: EvidenceRecord.Answer
  ) -> EvidenceID {
    let text = try? ExtendedJSON.canonical(command.body.appending("$db", .string(command.database)))
    return journal.keep(
      EvidenceOrigin(role), node: address ?? name, label: command.label, command: text ?? command.name.rawValue, at: at,
      answer: answer)
  }

  /// Fields that servers add to every reply for drivers to pass on; they say nothing of the cluster.
  private static let gossip: Set<String> = ["$clusterTime", "operationTime", "$configServerState", "$gleStats"]
}

extension BSONDocument {
  /// The document without some fields.
  fileprivate func leaving(out unwanted: Set<String>) -> BSONDocument {
    guard let pairs = try? pairs(), pairs.contains(where: { unwanted.contains($0.name) }) else { return self }
    return BSONDocument(pairs.filter { !unwanted.contains($0.name) }.map { ($0.name, $0.value) })
  }

  /// The document with nothing but some fields; a section that has none of its own stays, empty.
  fileprivate func keeping(_ fields: Set<String>) -> BSONDocument {
    guard let pairs = try? pairs() else { return self }
    return BSONDocument(
      pairs.compactMap { name, value in
        if fields.contains(name) { return (name, value) }
        let inner = fields.filter { $0.hasPrefix("\(name).") }.map { String($0.dropFirst(name.count + 1)) }
        guard !inner.isEmpty else { return nil }
        // What is no section is kept as it is: leaving it out would make it absent instead of wrong.
        guard let section = value.document else { return (name, value) }
        return (name, .document(section.keeping(Set(inner))))
      })
  }
}

extension ReadOnlyCommand {
  /// What is asked, in a few words that tell it from the run's other questions to the same server.
  fileprivate var label: String {
    let value = body[name.rawValue]
    switch name {
    case .listIndexes: return "\(name.rawValue) \(database).\(value?.string ?? "")"
    case .find:
      // Both ends of the oplog are asked for at the same time, and each must have the same name in every run.
      let order = (try? body["sort"]?.document?.pairs()) ?? []
      let sorting = order.map { " by \($0.name) \($0.value.int ?? 0)" }.joined()
      return "\(name.rawValue) \(database).\(value?.string ?? "")\(sorting)"
    case .listCollections, .dbStats, .profile: return "\(name.rawValue) \(database)"
    case .usersInfo where value?.document?["forAllDBs"] != nil: return "\(name.rawValue) of all databases"
    case .aggregate:
      let first = body["pipeline"]?.documents?.first
      let stage = first?.names.first ?? ""
      // What is under way and who is connected are asked at the same time, and differ in the stage's options.
      let options = stage == "$currentOp" ? first?[stage]?.document?.names.map { " \($0)" }.joined() ?? "" : ""
      return "\(name.rawValue) \(database)\(value?.string.map { ".\($0)" } ?? "") \(stage)\(options)"
    case .usersInfo where value?.string == nil && value?.document?["user"] == nil:
      return value?.array == nil ? "\(name.rawValue) of all databases" : "\(name.rawValue) with privileges"
    case .hello, .isMaster: return body["$replData"] == nil ? name.rawValue : "\(name.rawValue) with $replData"
    case .getParameter: return "\(name.rawValue) \(body.names.dropFirst().joined(separator: " "))"
    default: return name.rawValue
    }
  }
}
