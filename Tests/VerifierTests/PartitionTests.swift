import BSON
import Evidence
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

  @Test func aCollationIsAGapAndNoPass() async throws {
    let pair = try await VerifiedPair("collated")
    try await pair.run(#"{"create": "c", "collation": {"locale": "de"}}"#)
    let found = try await pair.verify([
      CollectionEvidence(
        database: "collated", name: "c", options: ["collation": .init(canonical: #"{"locale": "de"}"#)])
    ])
    #expect(found.outcomes["c"]?.gap?.contains("collation") == true)
  }
}
