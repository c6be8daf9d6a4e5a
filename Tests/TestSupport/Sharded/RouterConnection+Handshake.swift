import BSON
import Foundation

extension RouterConnection {
  /// What a mongos of 6.0 says it is; what belongs to logging in comes from the config server.
  ///
  /// It has no `topologyVersion`, so that drivers ask again instead of waiting for news.
  func handshake(_ name: String, _ command: BSONDocument) throws -> BSONDocument {
    var answer: BSONDocument = [
      name == "hello" ? "isWritablePrimary" : "ismaster": true, "msg": "isdbgrid",
      "maxBsonObjectSize": 16_777_216, "maxMessageSizeBytes": 48_000_000, "maxWriteBatchSize": 100_000,
      "localTime": .date(Int64(Date().timeIntervalSince1970 * 1000)), "logicalSessionTimeoutMinutes": 30,
      "minWireVersion": 0, "maxWireVersion": 17,
    ]
    if command["helloOk"]?.bool == true { answer = answer.appending("helloOk", true) }
    let login = ["saslSupportedMechs", "speculativeAuthenticate"]
    let asked = login.compactMap { field in command[field].map { (field, $0) } }
    if !asked.isEmpty {
      let reply = try client.run("admin", BSONDocument([("hello", 1)] + asked))
      for field in login {
        if let value = reply[field] { answer = answer.appending(field, value) }
      }
    }
    return answer.appending("ok", 1.0)
  }

  /// The config server's state without what a mongos has not: a replica set, a storage engine, an oplog.
  func serverStatus(_ command: BSONDocument) throws -> BSONDocument {
    let reply = try client.run("admin", command)
    guard reply.isSuccess else { return reply }
    let sectionsOfMongod: Set<String> = [
      "repl", "storageEngine", "wiredTiger", "oplogTruncation", "flowControl", "electionMetrics",
    ]
    let pairs = try reply.without(sectionsOfMongod).pairs()
    return BSONDocument(pairs.map { ($0.name, $0.name == "process" ? "mongos" : $0.value) })
  }
}
