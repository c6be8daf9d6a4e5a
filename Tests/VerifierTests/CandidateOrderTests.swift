import BSON
import TestSupport
import Testing

@testable import Verifier

/// No mismatch is written down twice, whatever order servers send documents in.
@Suite struct CandidateOrderTests {
  /// How a proxy spoils the order of the documents that a server sends.
  enum Disorder: String, CaseIterable, CustomTestStringConvertible {
    case reversed = "each batch is sent backwards"
    case twoShards = "each batch is that of two shards, one after the other"
    case swapped = "two neighbours are swapped"
    case repeated = "each batch begins with the documents of a batch before it"
    case foreign = "a batch ends with a document of another range"

    var testDescription: String { rawValue }

    func change(_ batch: [BSONValue]) -> [BSONValue] {
      switch self {
      case .reversed: return batch.reversed()
      case .twoShards:
        let parts = [0, 1].map { part in batch.enumerated().filter { $0.offset % 2 == part }.map(\.element) }
        return parts[1] + parts[0]
      case .swapped:
        guard batch.count > 40 else { return batch }
        var batch = batch
        batch.swapAt(20, 21)
        return batch
      case .repeated: return Array(batch.suffix(30)) + batch
      case .foreign: return batch + [.document(["_id": -5])]
      }
    }
  }

  @Test(arguments: Disorder.allCases, [1, 2])
  func `documents in no order are no agreement and no row is there twice`(_ disorder: Disorder, _ sides: Int)
    async throws
  {
    let pair = try await VerifiedPair("disorder_\(disorder)_\(sides)")
    let padding = BSONValue.string(String(repeating: "x", count: 500))
    let documents = (0..<6_000).map { ["_id": .int32(Int32($0)), "p": padding] as BSONDocument }
    let others = documents.enumerated().filter { $0.offset % 100 != 20 }.map { place, document in
      place % 100 == 21 ? document.appending("more", 1) : document
    }
    try await pair.fill("c", documents, others)
    let (original, copy) = try await SharedServers.filledPair()
    let rule: ReplyProxy.Rule = { command, reply in
      guard command["find"] == "c" || (command["getMore"] != nil && command["collection"] == "c") else { return .none }
      // What is looked up by its _id is left as it is, as it comes from its one shard.
      if command[path: "filter", "_id", "$in"] != nil { return .none }
      let name = reply[path: "cursor", "firstBatch"] == nil ? "nextBatch" : "firstBatch"
      let batch = disorder.change(reply[path: "cursor", name]?.array ?? [])
      return .document(reply.setting("cursor", name, to: .array(of: batch)))
    }
    let damaged = pair.through(
      try ReplyProxy(before: try #require(original.members.first), rule: rule),
      try ReplyProxy(before: try #require(copy.members.first)) { command, reply in
        sides == 2 ? rule(command, reply) : .none
      })
    var settings = VerificationSettings.quick
    settings.partitionBytes = 1 << 20
    let found = try await damaged.verify(named: ["c"], settings)
    let outcome = try #require(found.outcomes["c"])
    let ids = (found.mismatches["c"] ?? []).compactMap(\.id)
    #expect(Set(ids).count == ids.count)
    let isAllFound = outcome.tally.mismatches == [.missing: 60, .differs: 60]
    #expect(outcome.gap != nil || isAllFound, "\(outcome.tally)")
  }

  @Test func `an order is kept across numbers of all types, and one _id is taken once`() throws {
    var order = CandidateOrder(Partition(from: .int32(1), to: .string("b")), isByCollation: false)
    #expect(try order.admit(.double(1)))
    #expect(try !order.admit(.int64(1)))
    #expect(try order.admit(.double(1.5)))
    #expect(try order.admit(.string("a")))
    #expect(throws: (any Error).self) { try order.admit(.int32(2)) }
    #expect(throws: (any Error).self) { try order.admit(.string("b")) }
    #expect(throws: (any Error).self) { try order.admit(.other(.maxKey, [])) }
    #expect(try order.admit(.string("aa")))
  }
}
