import BSON
import Evidence
import Findings
import Foundation
import TestSupport
import Testing

@testable import Verifier

@Suite struct PartitionTests {
  /// Partitions must neither leave a document out nor hold one twice, whatever the types of `_id` are.
  @Test func manyPartitionsHoldEveryDocumentOnce() async throws {
    let pair = try await VerifiedPair("partitions")
    let padding = BSONValue.string(String(repeating: "x", count: 200))
    let numbers = (0..<4000).map { number -> BSONDocument in
      let id: BSONValue =
        switch number % 4 {
        case 0: .int32(Int32(number))
        case 1: .string("key \(number)")
        case 2: .document(["n": .int64(Int64(number))])
        default: .double(Double(number) + 0.5)
        }
      return ["_id": id, "p": padding]
    }
    let ends: [BSONDocument] = [
      ["_id": .other(.minKey, [])], ["_id": .null], ["_id": .bool(true)], ["_id": .date(0)],
      ["_id": .other(.maxKey, [])],
    ]
    let lost = [3, 1999, 3998]
    let copy = numbers.enumerated().filter { !lost.contains($0.offset) }.map(\.element)
    try await pair.fill("mixed", numbers + ends, copy + ends.dropLast())
    var settings = VerificationSettings.quick
    settings.partitionBytes = 20_000
    let found = try await pair.verify(named: ["mixed"], settings)
    let outcome = try #require(found.outcomes["mixed"])
    #expect(outcome.gap == nil)
    #expect(outcome.partitions > 5)
    #expect(outcome.tally.sourceDocuments == numbers.count + ends.count)
    #expect(outcome.tally.destinationDocuments == copy.count + ends.count - 1)
    let missing = (found.mismatches["mixed"] ?? []).filter { $0.kind == .missing }.compactMap(\.id)
    #expect(Set(missing) == Set(lost.compactMap { numbers[$0]["_id"] } + [.other(.maxKey, [])]))
    #expect(outcome.tally.mismatchCount == 4)
  }

  @Test func boundsAreInOrderAndEachThereOnce() {
    let picked: [BSONDocument] = (0..<100).map { ["_id": .int32(Int32($0 * 37 % 10))] }
    let bounds = PartitionPlanner.bounds(20, among: picked)
    #expect(bounds == bounds.sorted { ($0.int ?? 0) < ($1.int ?? 0) })
    #expect(Set(bounds).count == bounds.count)
    #expect(PartitionPlanner.bounds(0, among: picked).isEmpty)
    #expect(PartitionPlanner.bounds(5, among: []).isEmpty)
    let partitions = Partition.between(bounds)
    #expect(partitions.first?.from == nil)
    #expect(partitions.last?.to == nil)
    #expect(zip(partitions, partitions.dropFirst()).allSatisfy { $0.to == $1.from })
  }

  @Test func cappedClusteredAndTimeSeriesCollectionsAreCompared() async throws {
    let pair = try await VerifiedPair("kinds")
    try await pair.run(#"{"create": "capped", "capped": true, "size": 100000}"#)
    try await pair.run(#"{"create": "clustered", "clusteredIndex": {"key": {"_id": 1}, "unique": true}}"#)
    try await pair.run(#"{"create": "weather", "timeseries": {"timeField": "at"}}"#)
    for name in ["capped", "clustered"] {
      try await pair.fill(name, [["_id": 1], ["_id": 2], ["_id": 3]], [["_id": 1], ["_id": 3]])
    }
    try await pair.source.run(
      "kinds", #"{"insert": "weather", "documents": [{"at": {"$date": {"$numberLong": "1"}}}]}"#)
    let found = try await pair.verify([
      CollectionEvidence(database: "kinds", name: "capped"), CollectionEvidence(database: "kinds", name: "clustered"),
      CollectionEvidence(database: "kinds", name: "weather", type: "timeseries"),
      CollectionEvidence(database: "kinds", name: "view", type: "view"),
    ])
    for name in ["capped", "clustered", "weather"] {
      let outcome = try #require(found.outcomes[name])
      #expect(outcome.gap == nil, "\(name): \(outcome.gap ?? "")")
      #expect(outcome.tally.mismatches == [.missing: 1], "\(name)")
    }
    #expect(found.outcomes["view"] == nil)
  }

  @Test func aCollectionOfOneSideOnlyIsCountedToItsEnd() async throws {
    let pair = try await VerifiedPair("one_sided")
    try await pair.source.insert("one_sided.here", count: 300, sizeInBytes: 100)
    try await pair.destination.insert("one_sided.there", count: 200, sizeInBytes: 100)
    let found = try await pair.verify(named: ["here", "there"])
    #expect(found.outcomes["here"]?.tally.mismatches == [.missing: 300])
    #expect(found.outcomes["there"]?.tally.mismatches == [.extra: 200])
    #expect(found.outcomes.values.allSatisfy { $0.gap == nil })
  }

  /// The servers order strings by the collation and everything else by its bytes.
  @Test func aCollationChangesTheOrderAndNothingElse() async throws {
    let pair = try await VerifiedPair("collated")
    try await pair.run(#"{"create": "c", "collation": {"locale": "de"}}"#)
    let texts = ["", "a", "B", "c", "Ä", "zz", "Z0", "é"].map { BSONValue.string($0) }
    let objects = ["b", "A", "c"].map { BSONValue.document(["k": .string($0)]) }
    let others: [BSONValue] = [
      .other(.minKey, []), .null, 1, 2.5, .objectID(Array(0..<12)), true, .date(0), .other(.maxKey, []),
    ]
    let all = (texts + objects + others).map { id -> BSONDocument in ["_id": id, "v": 1] }
    let lost: Set<BSONValue> = ["B", .document(["k": "A"]), .null, .other(.maxKey, [])]
    let copy = all.filter { document in document["_id"].map { !lost.contains($0) } ?? false }
    let changed: BSONDocument = ["_id": "c", "v": 2]
    try await pair.fill("c", all.shuffled(), copy.map { $0["_id"] == "c" ? changed : $0 }.shuffled())
    let found = try await pair.verify([
      CollectionEvidence(
        database: "collated", name: "c", options: ["collation": .init(canonical: #"{"locale": "de"}"#)])
    ])
    let outcome = try #require(found.outcomes["c"])
    #expect(outcome.gap == nil, "\(outcome.gap ?? "")")
    #expect(outcome.tally.sourceDocuments == all.count)
    #expect(outcome.tally.destinationDocuments == copy.count)
    let rows = try #require(found.mismatches["c"])
    #expect(Set(rows.filter { $0.kind == .missing }.compactMap(\.id)) == lost)
    #expect(rows.filter { $0.kind == .differs }.map(\.id) == ["c"])
    #expect(rows.count == lost.count + 1)
  }

  @Test func theOrderOfACappedCollectionIsCompared() async throws {
    let pair = try await VerifiedPair("capped_order")
    let capped = { (name: String) in
      CollectionEvidence(database: "capped_order", name: name, options: ["capped": true, "size": 100_000])
    }
    let documents: [BSONDocument] = (0..<20).map { ["_id": .int32($0)] }
    for name in ["same", "other", "rolled"] {
      try await pair.run(#"{"create": "\#(name)", "capped": true, "size": 100000}"#)
    }
    try await pair.fill("same", documents, documents)
    try await pair.fill("other", documents, documents.dropLast(2) + [documents[19], documents[18]])
    try await pair.fill("rolled", documents, Array(documents.dropFirst(3)).filter { $0["_id"] != 10 })
    let found = try await pair.verify([capped("same"), capped("other"), capped("rolled")])
    #expect(found.outcomes["same"]?.displaced == 0)
    #expect(found.outcomes["same"]?.tally.mismatches.isEmpty == true)
    #expect(found.outcomes["other"]?.displaced == 2)
    let circumstances = Dictionary(
      (found.mismatches["rolled"] ?? []).map { ($0.id, $0.circumstance) }, uniquingKeysWith: { one, _ in one })
    #expect(circumstances == [0: .cappedRollOver, 1: .cappedRollOver, 2: .cappedRollOver, 10: nil])
    #expect(found.outcomes["rolled"]?.notes == ["The order in which its documents lie was not compared."])
  }

  @Test func aDocumentWhoseTimeIsOverIsToldSo() async throws {
    let pair = try await VerifiedPair("expiring")
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    try await pair.fill(
      "sessions",
      [["_id": 1, "at": .date(now - 3_600_000)], ["_id": 2, "at": .date(now)], ["_id": 3]], [])
    let index = IndexEvidence(name: "at_1", key: [.init("at")], options: ["expireAfterSeconds": 600])
    let found = try await pair.verify([
      CollectionEvidence(database: "expiring", name: "sessions", indexes: [index])
    ])
    let rows = found.mismatches["sessions"] ?? []
    #expect(rows.count == 3)
    #expect(rows.filter { $0.circumstance == .ttlWindow }.map(\.id) == [1])
    #expect(found.outcomes["sessions"]?.tally.mismatches == [.missing: 3], "it counts all the same")
  }

  @Test func aSampleSaysHowMuchItIs() async throws {
    let pair = try await VerifiedPair("sampled")
    for client in [pair.source, pair.destination] {
      try await client.insert("sampled.large", count: 60_000, sizeInBytes: 40)
      try await client.insert("sampled.small", count: 100, sizeInBytes: 40)
    }
    var settings = VerificationSettings.quick
    settings.sampledPercent = 10
    let found = try await pair.verify(named: ["large", "small"], settings)
    let large = try #require(found.outcomes["large"])
    let percent = try #require(large.sampledPercent)
    #expect((5...15).contains(percent))
    #expect((1000...20_000).contains(large.tally.sourceDocuments))
    #expect(large.notes.first?.hasSuffix("ranges of _id, chosen at random.") == true)
    #expect(found.outcomes["small"]?.sampledPercent == nil)
    #expect(found.outcomes["small"]?.tally.sourceDocuments == 100)
  }

  /// Digests are cut into parts where they differ, down to documents that are read.
  @Test func digestsFindAFewDifferencesAmongMany() async throws {
    let pair = try await VerifiedPair("digests")
    for client in [pair.source, pair.destination] {
      try await client.insert("digests.many", count: 60_000, sizeInBytes: 100)
    }
    try await pair.destination.run(
      "digests",
      #"{"update": "many", "updates": [{"q": {"_id": {"$in": [7, 30000, 59999]}}, "u": {"$set": {"x": 1}}, "multi": true}]}"#
    )
    try await pair.destination.run("digests", #"{"delete": "many", "deletes": [{"q": {"_id": 12345}, "limit": 1}]}"#)
    var settings = VerificationSettings.quick
    settings.method = .digest
    settings.partitionBytes = 1_000_000
    let found = try await pair.verify(named: ["many"], settings)
    let outcome = try #require(found.outcomes["many"])
    #expect(outcome.gap == nil, "\(outcome.gap ?? "")")
    #expect(outcome.method == .digest)
    #expect(outcome.tally.sourceDocuments == 60_000)
    #expect(outcome.tally.destinationDocuments == 59_999)
    #expect(outcome.tally.mismatches == [.differs: 3, .missing: 1])
    #expect(Set((found.mismatches["many"] ?? []).compactMap { $0.id?.int }) == [7, 12345, 30000, 59999])
  }

  @Test func orderOfFieldsCanBeLeftOutOfAccount() async throws {
    let pair = try await VerifiedPair("reordered")
    try await pair.fill(
      "c", [["_id": 1, "a": 1, "b": 2], ["_id": 2, "a": 1, "b": 2], ["_id": 3, "a": 1]],
      [["_id": 1, "b": 2, "a": 1], ["_id": 2, "b": 3, "a": 1], ["_id": 3, "a": 1]])
    var settings = VerificationSettings.quick
    settings.ignoresFieldOrder = true
    let outcome = try #require(try await pair.verify(named: ["c"], settings).outcomes["c"])
    #expect(outcome.tally.mismatches == [.differs: 1])
    #expect(outcome.tally.reordered == 1)
    #expect(outcome.notes.count == 1)
  }
}
