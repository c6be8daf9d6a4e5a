import Evidence
import TestSupport
import Testing

@Suite struct CatalogSurveyTests {
  @Test func `collections of every kind are listed with their options`() async throws {
    let admin = try await SharedServers.source().primary()
    let database = "catalog_kinds"
    for command in [
      #"{"create": "plain"}"#, #"{"create": "view", "viewOn": "plain", "pipeline": []}"#,
      #"{"create": "capped", "capped": true, "size": 1048576}"#,
      #"{"create": "series", "timeseries": {"timeField": "t"}}"#,
      #"{"create": "clustered", "clusteredIndex": {"key": {"_id": 1}, "unique": true, "name": "by id"}}"#,
      #"{"create": "with.dots"}"#,
      """
      {"createIndexes": "plain", "indexes": [
        {"key": {"a.b": 1, "c": -1}, "name": "a.b_1_c_-1", "unique": true},
        {"key": {"h": 1}, "name": "hidden", "hidden": true}, {"key": {"t": 1}, "name": "ttl", "expireAfterSeconds": 1.5},
        {"key": {"p": 1}, "name": "prepared"}]}
      """,
      #"{"collMod": "plain", "index": {"name": "prepared", "prepareUnique": true}}"#,
    ] { try await admin.run(database, command) }
    let source = try await Surveyed.of().source
    #expect(source.collection("catalog_kinds.view")?.type == "view")
    #expect(source.collection("catalog_kinds.series")?.type == "timeseries")
    #expect(source.collection("catalog_kinds.capped")?.cappedSize == 1_048_576)
    #expect(source.collection("catalog_kinds.plain")?.cappedSize == nil)
    #expect(source.collection("catalog_kinds.with.dots")?.name == "with.dots")
    #expect(source.collection("catalog_kinds.clustered")?.uniqueSecondaryIndexes == [])
    let plain = try #require(source.collection("catalog_kinds.plain"))
    #expect(plain.uniqueSecondaryIndexes.map(\.name) == ["a.b_1_c_-1"])
    #expect(plain.uniqueSecondaryIndexes.first?.keyFields == ["a.b", "c"])
    func index(_ name: String) -> IndexEvidence? { plain.indexes.first { $0.name == name } }
    #expect(index("hidden")?.isHidden == true)
    #expect(index("ttl")?.expireAfterSeconds == 1.5)
    #expect(index("prepared")?.isPrepareUnique == true)
    #expect(plain.options.isEmpty)
    #expect(index("a.b_1_c_-1")?.key.map(\.order.number) == [1, -1])
    #expect(index("a.b_1_c_-1")?.options == ["v": 2, "unique": true])
    let view = source.collection("catalog_kinds.view")
    #expect(view?.options == ["viewOn": "plain", "pipeline": OptionValue(canonical: "[  ]")])
    #expect(source.collection("catalog_kinds.clustered")?.options["clusteredIndex"]?.readable.contains("by id") == true)
    #expect(source.collections.value?.contains { ["admin", "config", "local"].contains($0.database) } == false)
    let formats = source.sets.first?.primary?.indexFormats.value?.first { $0.namespace == "catalog_kinds.plain" }
    #expect(formats?.formatVersions.value?["a.b_1_c_-1"] == 14)
  }
}
