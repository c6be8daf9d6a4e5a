import TestSupport
import Testing

@Suite struct ReplicaSetTests {
  @Test func `one member takes writes and gives them back`() async throws {
    let admin = try await SharedServers.source().primary()
    try await admin.insert("support.things", documents: [#"{"_id": 1, "price": {"$numberDecimal": "1.50"}}"#])
    try await admin.insert("support.many", count: 25_000, sizeInBytes: 400)
    let found = try await admin.run("support", #"{"find": "things"}"#)
    #expect(found["cursor"]["firstBatch"][0]["price"]["$numberDecimal"].string == "1.50")
    let statistics = try await admin.run("support", #"{"collStats": "many"}"#)
    #expect(statistics["count"].int == 25_000)
    #expect(statistics["avgObjSize"].int == 400)
  }

  @Test func `a refused command names code and reason`() async throws {
    let admin = try await SharedServers.source().primary()
    let error = await #expect(throws: ServerError.self) { try await admin.run("admin", #"{"listShards": 1}"#) }
    #expect(error?.code == 59)
    #expect(error?.codeName == "CommandNotFound")
  }

  @Test func `a hidden member replicates and is not offered to applications`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary, .hidden])) { set in
      try await set.primary().insert("support.things", documents: [#"{"_id": 1}"#])
      let hello = try await set.primary().run("admin", #"{"hello": 1}"#)
      #expect(hello["hosts"].array.count == 2)
      let hidden = try set.admin(of: 2)
      #expect(try await hidden.run("admin", #"{"hello": 1}"#)["hidden"].bool == true)
      try await eventually("the hidden member has the document") {
        try await hidden.run("support", #"{"count": "things"}"#)["n"].int == 1
      }
    }
  }

  @Test func `an index keeps the format of the version that made it`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: .v5_0_4)) { set in
      try await set.primary().run("support", createUniqueIndex(on: "old"))
      try await set.upgrade(to: .v6_0_27)
      try await set.raiseFCV("6.0")
      let admin = try set.primary()
      try await admin.run("support", createUniqueIndex(on: "new"))
      #expect(try await formatVersion(ofIndexOn: "old", admin) == 12)
      #expect(try await formatVersion(ofIndexOn: "new", admin) == 14)
    }
  }

  private func createUniqueIndex(on field: String) -> String {
    #"{"createIndexes": "things", "indexes": [{"key": {"\#(field)": 1}, "name": "\#(field)", "unique": true}]}"#
  }

  private func formatVersion(ofIndexOn field: String, _ admin: AdminClient) async throws -> Int? {
    let statistics = #"[{"$collStats": {"storageStats": {}}}]"#
    let reply = try await admin.run(
      "support", #"{"aggregate": "things", "pipeline": \#(statistics), "cursor": {}}"#)
    return reply["cursor"]["firstBatch"][0]["storageStats"]["indexDetails"][field]["metadata"]["formatVersion"].int
  }
}
