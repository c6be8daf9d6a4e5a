import BSON
import MongoClient
import TestSupport
import Testing

@Suite struct CursorTests {
  @Test func `cursors of several batches go on side by side`() async throws {
    let set = try await SharedServers.source()
    try await set.primary().insert("cursors.many", count: 1_500, sizeInBytes: 300)
    let pool = try pool(set.connectionString)
    let threads = BlockingThreads(8, deadline: .now + .seconds(60))
    let counts = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<24 {
        group.addTask {
          try await threads.run { () throws(MongoError) in
            try pool.withClient { (client) throws(MongoError) in
              let server = try client.selectServer()
              var cursor = try client.cursor(.find(in: "cursors", "many", sort: ["_id": 1]), on: server)
              return try cursor.rest().compactMap { $0["_id"]?.int }
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.count == 24)
    #expect(counts.allSatisfy { $0 == Array(0..<1_500) })
  }

  @Test func `a cursor given up early leaves its client in order`() async throws {
    let set = try await SharedServers.source()
    try await set.primary().insert("cursors.early", count: 1_000, sizeInBytes: 100)
    let pool = try pool(set.connectionString)
    let found = try await offCooperativePool {
      try pool.withClient { (client) throws(MongoError) -> Int? in
        let server = try client.selectServer()
        for _ in 0..<3 {
          var cursor = try client.cursor(.find(in: "cursors", "early"), on: server)
          _ = try cursor.next { (_) throws(MongoError) in }
        }
        return try client.run(.hello, on: server)["maxWireVersion"]?.int
      }
    }
    #expect(found == 17)
  }

  @Test func `what applications ask for in their connection string does not get in the way`() async throws {
    let set = try await SharedServers.source()
    let options =
      "&readConcernLevel=linearizable&w=majority&journal=true&readPreference=secondary&maxStalenessSeconds=120"
      + "&retryReads=false&appName=theirs&compressors=zlib&maxPoolSize=1"
    let pool = try pool(set.connectionString + options)
    let names = try await offCooperativePool {
      try pool.withClient { (client) throws(MongoError) -> Int in
        let server = try client.selectServer()
        var catalog = try client.cursor(try .aggregate(in: "admin", nil, pipeline: [["$listCatalog": [:]]]), on: server)
        var collections = try client.cursor(.listCollections(in: "admin"), on: server)
        return try catalog.rest().count + collections.rest().count
      }
    }
    #expect(names > 0)
  }

  @Test func `a refusal keeps the server's code`() async throws {
    let pool = try pool(try await SharedServers.source().connectionString)
    let error = await #expect(throws: MongoError.self) {
      try await offCooperativePool {
        try pool.withClient { (client) throws(MongoError) in
          _ = try client.run(.balancerStatus, on: try client.selectServer())
        }
      }
    }
    #expect(error?.code == .commandNotFound)
    #expect(error?.serverCode == 59)
  }

  @Test func `nothing is asked once the time is over`() async throws {
    let set = try await SharedServers.source()
    let context = RunContext(runID: "late", deadline: .now - .seconds(1))
    let pool = try ClientPool(ConnectionString(set.connectionString), maximumConnections: 1, context: context)
    await #expect(throws: MongoError.self) {
      try await offCooperativePool {
        try pool.withClient { (client) throws(MongoError) in
          _ = try client.run(.hello, on: try client.selectServer())
        }
      }
    }
    #expect(context.millisecondsLeft == 0)
  }

  private func pool(_ text: String) throws -> ClientPool {
    try ClientPool(
      ConnectionString(text), maximumConnections: 8,
      context: RunContext(runID: "cursors", deadline: .now + .seconds(60)))
  }
}
