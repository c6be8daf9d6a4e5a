import Evidence
import TestSupport
import Testing

@Suite struct OlderServersTests {
  @Test(arguments: [MongodVersion.v5_0_4, .v4_4_2, .v4_2_6])
  func `a server before 6.0 is read by its own commands`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let admin = try set.primary()
      for number in 0..<130 { try await admin.run("app", #"{"create": "c\#(number)"}"#) }
      try await admin.run("app", #"{"create": "v", "viewOn": "c0", "pipeline": []}"#)
      try await admin.run("app", #"{"create": "capped", "capped": true, "size": 8192}"#)
      let index = #"{"key": {"a": 1}, "name": "a_1", "unique": true, "expireAfterSeconds": 60}"#
      try await admin.run("app", #"{"createIndexes": "c0", "indexes": [\#(index)]}"#)
      let surveyed = try await Surveyed.of(source: set.connectionString)
      let source = surveyed.source
      #expect(source.databases.value?.contains("app") == true)
      #expect(source.collections.value?.filter { $0.namespace.hasPrefix("app.c") }.count == 131)
      let indexed = try #require(source.collection("app.c0"))
      #expect(indexed.indexes.map(\.name).sorted() == ["_id_", "a_1"])
      #expect(indexed.uniqueSecondaryIndexes.map(\.expireAfterSeconds) == [60])
      #expect(source.collection("app.v")?.type == "view")
      #expect(source.collection("app.capped")?.cappedSize == 8192)
      #expect(source.writeBlockRecord.value == .off)
      let primary = try #require(source.sets.first?.primary)
      #expect(primary.version.value == ReleaseVersion(version.rawValue))
      #expect(primary.featureCompatibilityVersion.value?.version == ReleaseVersion(version.rawValue)?.series)
      #expect(primary.writeBlock.value == .absent)
      #expect(primary.oplog.value != nil)
      #expect(primary.indexFormats.value?.first?.formatVersions.value?["a_1"] != nil)
      #expect(primary.refusesTableScans.value == false)
      #expect(primary.profilers.value == [ProfilerLevel(database: "app", level: 0)])
      // The view alone is a document, in system.views.
      #expect(primary.dataSize.value?.documents == 1)
      #expect(primary.operations.value == [])
      #expect(primary.catalog.value == source.collections.value)
      switch source.defaultConcerns {
      case .refused(let refusal, _): #expect(version == .v4_2_6 && refusal.kind == .commandNotFound)
      case .value(let concerns, _):
        // 4.4 tells only what somebody has set.
        #expect(concerns.read == (version == .v5_0_4 ? "local" : nil) && version != .v4_2_6)
      case .notAsked(let why): Issue.record("the defaults were not asked for: \(why)")
      }
      #expect(primary.modules.value == [])
    }
  }
}
