import BSON
import TestSupport
import Testing
import Verifier

/// Documents that come twice, or in another order than was asked for.
@Suite struct RepeatedDocumentsTests {
  /// Compares a collection that the destination lacks, while batches of the source are changed.
  private func verify(
    _ name: String, _ change: @escaping @Sendable ([BSONValue]) -> [BSONValue]
  ) async throws -> (outcome: Verification.Outcome?, mismatches: [Mismatch]) {
    let pair = try await VerifiedPair(name)
    try await pair.fill("c", (0..<6_000).map { ["_id": .int32($0)] }, [])
    let (original, copy) = try await SharedServers.filledPair()
    let changed = pair.through(
      try ReplyProxy(before: try #require(original.members.first)) { command, reply in
        guard command["find"] == "c", let batch = reply[path: "cursor", "firstBatch"]?.array, batch.count > 5_000 else {
          return .none
        }
        return .document(reply.setting("cursor", "firstBatch", to: .array(of: change(batch))))
      },
      try ReplyProxy(before: try #require(copy.members.first)) { _, _ in .none })
    let found = try await changed.verify(named: ["c"])
    return (found.outcomes["c"], found.mismatches["c"] ?? [])
  }

  /// So many differ at once that they are looked at again in the middle, between the two of one `_id`.
  @Test func aDocumentThatComesTwiceHasOneRow() async throws {
    let (outcome, mismatches) = try await verify("twice") { batch in
      Array(batch[...4_999]) + Array(batch[4_999...])
    }
    #expect(mismatches.count == 6_000)
    #expect(Set(mismatches.compactMap(\.id)).count == 6_000)
    #expect(outcome?.tally.mismatches == [.missing: 6_000])
  }

  @Test func documentsInNoOrderAreAGap() async throws {
    let (outcome, mismatches) = try await verify("unordered") { batch in
      Array(batch[3_000...]) + Array(batch[..<3_000])
    }
    #expect(outcome?.gap?.contains("not in the order of _id") == true, "\(outcome?.gap ?? "no gap")")
    #expect(Set(mismatches.compactMap(\.id)).count == mismatches.count)
  }
}
