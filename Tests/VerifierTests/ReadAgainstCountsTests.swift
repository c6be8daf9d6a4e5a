import BSON
import Findings
import TestSupport
import Testing
import Verifier

/// What was read of a collection must be as many documents as the clusters count.
@Suite struct ReadAgainstCountsTests {
  /// How a proxy loses documents.
  enum Loss: String, CaseIterable, CustomTestStringConvertible {
    case lastBatch = "the first batch is said to be the last"
    case wholeBatch = "the first batch is empty, and the last"
    case oneDocument = "one document of a batch is left out"
    case halfBatch = "half of a batch is left out"
    case doubled = "documents come twice"
    case emptyBatches = "every other batch is empty"

    var testDescription: String { rawValue }

    func change(_ reply: BSONDocument) -> BSONDocument {
      let name = reply[path: "cursor", "firstBatch"] == nil ? "nextBatch" : "firstBatch"
      let batch = reply[path: "cursor", name]?.array ?? []
      func with(_ documents: some Sequence<BSONValue>) -> BSONDocument {
        reply.setting("cursor", name, to: .array(of: Array(documents)))
      }
      return switch self {
      case .lastBatch: reply.setting("cursor", "id", to: .int64(0))
      case .wholeBatch: with([]).setting("cursor", "id", to: .int64(0))
      case .oneDocument: with(batch.dropLast())
      case .halfBatch: with(batch.prefix(batch.count / 2))
      case .doubled: with(batch + batch.suffix(1))
      case .emptyBatches: name == "nextBatch" ? with([]) : reply
      }
    }
  }

  @Test(arguments: Loss.allCases, [true, false])
  func `documents that a reply loses are no agreement`(_ loss: Loss, _ onBothSides: Bool) async throws {
    let name = "lost_\(loss)_\(onBothSides)".prefix(40)
    let pair = try await VerifiedPair(String(name))
    let documents = (0..<1_500).map { number -> BSONDocument in
      ["_id": .int32(Int32(number)), "filling": .string(String(repeating: "x", count: 12_000))]
    }
    let others = documents.enumerated().filter { ![7, 1_400].contains($0.offset) }.map { place, document in
      place == 900 ? document.appending("more", 1) : document
    }
    try await pair.fill("c", documents, others)
    let (original, copy) = try await SharedServers.filledPair()
    let rule: ReplyProxy.Rule = { command, reply in
      let isRead = command["find"] == "c" || (command["getMore"] != nil && command["collection"] == "c")
      return isRead ? .document(loss.change(reply)) : .none
    }
    let damaged = pair.through(
      try ReplyProxy(before: try #require(original.members.first), rule: rule),
      try ReplyProxy(before: try #require(copy.members.first)) { command, reply in
        onBothSides ? rule(command, reply) : .none
      })
    let found = try await damaged.verify(named: ["c"])
    let outcome = try #require(found.outcomes["c"])
    // What one cluster seems to lack is looked up, so that a loss on one side alone leaves nothing out.
    let isAllFound = outcome.tally.mismatches[.missing] == 2 && outcome.tally.mismatches[.differs] == 1
    #expect(outcome.gap != nil || (!onBothSides && isAllFound), "\(outcome.tally)")
    let undamaged = try await pair.verify(named: ["c"])
    #expect(undamaged.outcomes["c"]?.gap == nil)
    #expect(undamaged.outcomes["c"]?.tally.mismatches == [.missing: 2, .differs: 1])
    #expect(undamaged.outcomes["c"]?.tally.sourceDocuments == 1_500)
  }

  @Test func `a count that is not a number of documents is no count`() async throws {
    let pair = try await VerifiedPair("miscounted")
    let documents: [BSONDocument] = (0..<50).map { ["_id": .int32($0)] }
    try await pair.fill("c", documents, documents)
    let (original, copy) = try await SharedServers.filledPair()
    let wrong: [BSONValue] = ["50", -50, 50.5, .null, [50], .double(.infinity)]
    for value in wrong {
      let rule: ReplyProxy.Rule = { command, reply in
        guard command["aggregate"] == "c", reply[path: "cursor", "firstBatch"] != nil else { return .none }
        return .document(reply.setting("cursor", "firstBatch", to: [["n": value, "count": value]]))
      }
      let damaged = pair.through(
        try ReplyProxy(before: try #require(original.members.first), rule: rule),
        try ReplyProxy(before: try #require(copy.members.first), rule: rule))
      var settings = VerificationSettings.quick
      for method in [ComparisonMethod.bytes, .counts] {
        settings.method = method
        let outcome = try #require(try await damaged.verify(named: ["c"], settings).outcomes["c"])
        #expect(outcome.gap != nil, "\(value) by \(method)")
      }
    }
  }
}
