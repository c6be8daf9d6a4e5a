import Evidence
import Findings
import TestSupport
import Testing

@Suite struct DocumentSurveyTests {
  /// Surveys one database of the shared source.
  private func documents(
    of database: String, _ depth: ReadingDepth, source: String? = nil, seconds: Int = 60
  ) async throws -> (samples: [DocumentSample], records: [EvidenceRecord]) {
    var plan = Plan()
    plan.includeNamespaces = [NamespacePattern(database: database)]
    let surveyed = try await Surveyed.of(source: source, plan: plan, depth: depth, seconds: seconds)
    return (try #require(surveyed.source.documents.value), surveyed.records)
  }

  @Test func `each trait is seen with its count, field and id, and nothing else of a document is kept`() async throws {
    let database = "documents_traits"
    let admin = try await SharedServers.source().primary()
    try await admin.run(
      database,
      """
      {"insert": "odd", "documents": [
        {"_id": 1, "plain": {"$inner": 1, "list": [{"a": 1}, {"a": 1}]}, "secret": "do not tell"},
        {"_id": 2, "$set": 1, "plain": 1}, {"_id": {"k": 3}, "$set": 2, "$other": 1},
        {"_id": 4, "twice": 1, "once": 2, "twice": 3}, {"_id": 5, "deep": [{"in": {"a": 1, "b": 2, "a": 3}}]},
        {"_id": 6, "deep": {"at": {"$timestamp": {"t": 0, "i": 0}}}},
        {"_id": 7, "deep": {"at": {"$timestamp": {"t": 1, "i": 0}}}}, {"_id": 8, "_id__baas_transaction": 1}
      ]}
      """)
    try await admin.run(database, #"{"create": "empty"}"#)
    try await admin.run(database, #"{"create": "view", "viewOn": "odd", "pipeline": []}"#)
    let (samples, records) = try await documents(of: database, .everything)
    #expect(samples.map(\.namespace) == ["\(database).empty", "\(database).odd"])
    #expect(samples.map(\.documents.value) == [0, 8])
    #expect(samples[0].reading.value == DocumentSample.Reading(examined: 0, isComplete: true))
    let odd = try #require(samples[1].reading.value)
    #expect(odd.examined == 8)
    #expect(odd.isComplete)
    #expect(
      odd.sightings == [
        TraitSighting(
          .dollarPrefixedField, count: 2, examples: [2, OptionValue(canonical: #"{ "k" : { "$numberInt" : "3" } }"#)],
          fields: ["$set"]),
        TraitSighting(.duplicateField, count: 2, examples: [4, 5], fields: ["twice", "a"]),
        TraitSighting(.emptyTimestamp, count: 1, examples: [6], fields: ["at"]),
        TraitSighting(.deviceSyncField, count: 1, examples: [8], fields: ["_id__baas_transaction"]),
      ])
    #expect(!records.contains { "\($0.answer)".contains("do not tell") })
    #expect(records.contains { "\($0.answer)".contains("documentsRead") })
  }

  @Test func `a sample reads so many and says so`() async throws {
    let database = "documents_sample"
    let admin = try await SharedServers.source().primary()
    try await admin.insert("\(database).few", count: 30, sizeInBytes: 100)
    try await admin.insert("\(database).many", count: 3000, sizeInBytes: 100)
    let (samples, _) = try await documents(of: database, .sample(40))
    #expect(samples.map(\.reading.value?.examined) == [30, 40])
    #expect(samples.map(\.reading.value?.isComplete) == [true, false])
    #expect(samples.map(\.documents.value) == [30, 3000])
  }

  @Test func `nothing is read unless it is allowed`() async throws {
    let database = "documents_unread"
    try await SharedServers.source().primary().insert("\(database).a", documents: [#"{"a": 1}"#])
    let (samples, records) = try await documents(of: database, .metadata)
    #expect(samples.map(\.reading.value) == [nil])
    #expect(!records.contains { "\($0.answer)".contains("documentsRead") })
  }

  @Test(arguments: [MongodVersion.v4_2_6, .v5_0_4])
  func `an older server's documents are read too`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let nested = #"{"_id": 1, "deep": {"at": {"$timestamp": {"t": 0, "i": 0}}}}"#
      try await set.primary().insert("old.times", documents: [nested])
      let (samples, _) = try await documents(of: "old", .everything, source: set.connectionString)
      let reading = try #require(samples.first?.reading.value)
      #expect(reading.sightings.map(\.trait) == [.emptyTimestamp])
    }
  }

  @Test func `time that runs out leaves what was read, or a refusal`() async throws {
    let database = "documents_late"
    let admin = try await SharedServers.source().primary()
    try await admin.insert("\(database).many", count: 3000, sizeInBytes: 100)
    var plan = Plan()
    plan.includeNamespaces = [NamespacePattern(database: database)]
    // Less time than is kept back for the report: nothing is begun, and the reason is told. On a slow machine the time
    // is over before the collections are known.
    let surveyed = try await Surveyed.of(plan: plan, depth: .everything, seconds: 4)
    let seen = surveyed.source.documents
    let reading = seen.value?.first?.reading
    #expect(reading?.value == nil)
    #expect((reading?.reason ?? seen.reason)?.isEmpty == false)
  }
}
