import BSON
import Digest
import Evidence
import Foundation
import Ledger
import TestSupport
import Testing

@testable import Verifier

@Suite struct LedgerDigestTests {
  private let folder: TemporaryFolder
  private let ledger: VerificationLedger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try .begin(at: folder.path(of: "run.ledger"), [])
  }

  private func digest(of documents: [BSONDocument]) -> Data {
    var digest = RunningDigest()
    for document in documents { digest.update(document.bytes.span) }
    return Data(digest.value)
  }

  /// Each side's digest is that of its documents' bytes in the order of `_id`, whatever the other side has.
  @Test func eachSideIsDigestedAsItIs() async throws {
    let pair = try await VerifiedPair("ledger_digests")
    let all: [BSONDocument] = (0..<100).map { ["_id": .int32($0), "v": .string("x\($0)")] }
    let changed = all.map { $0["_id"] == 40 ? ["_id": 40, "v": 0] : $0 }.filter { $0["_id"] != 70 }
    try await pair.fill("same", all, all)
    try await pair.fill("other", all, changed + [["_id": 200]])
    try await pair.fill("there", [], all)
    let names = ["same", "other", "there"]
    _ = try await pair.verify(
      names.map { CollectionEvidence(database: "ledger_digests", name: $0) }, ledger: ledger)
    let expected = [
      "same": (all, all), "other": (all, changed + [["_id": 200]]), "there": ([], all),
    ]
    for (name, (source, destination)) in expected {
      let kept = try #require(try ledger.collection("ledger_digests.\(name)"))
      let result = try #require(kept.partitions.first?.result)
      #expect(kept.partitions.count == 1)
      #expect(result.sourceDigest == digest(of: source), "\(name)")
      #expect(result.destinationDigest == digest(of: destination), "\(name)")
    }
    let ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(ContentDigest(of: []).description == ofNothing)
    #expect(digest(of: []).map { String(format: "%02x", $0) }.joined() == ofNothing)
  }

  /// What the ledger has is not asked for again: the collections may even be gone.
  @Test func whatIsNotedIsNotReadAgain() async throws {
    let pair = try await VerifiedPair("ledger_noted")
    let all: [BSONDocument] = (0..<50).map { ["_id": .int32($0), "v": 1] }
    try await pair.fill("c", all, all.dropLast())
    let collections = [CollectionEvidence(database: "ledger_noted", name: "c")]
    let first = try await pair.verify(collections, ledger: ledger)
    try await pair.run(#"{"drop": "c"}"#)
    let second = try await pair.verify(collections, ledger: ledger)
    #expect(first.outcomes["c"]?.tally == second.outcomes["c"]?.tally)
    #expect(second.outcomes["c"]?.tally.mismatches == [.missing: 1])
    #expect(second.mismatches.isEmpty, "its row is in the ledger")
    var rows: [String] = []
    try ledger.mismatches { rows += $0 }
    #expect(rows.count == 1)
  }
}
