import BSON
import Digest
import Evidence
import Findings
import Foundation
import Ledger
import TestSupport
import Testing

@testable import Verifier

@Suite struct LedgerLeafTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func ledger(_ name: String) throws -> VerificationLedger { try .begin(at: folder.path(of: name), []) }

  private func leaves(of ledger: VerificationLedger) throws -> [LedgerLeaf] {
    var leaves: [LedgerLeaf] = []
    try LedgerLeaf.all(in: ledger) { leaves.append($0) }
    return leaves
  }

  private func documents(_ count: Int32) -> [BSONDocument] { (0..<count).map { ["_id": .int32($0), "v": "same"] } }

  /// A ledger that knows the partitions of another and the results of some of them, as a killed run leaves it.
  private func interrupted(
    _ whole: VerificationLedger, _ name: String, keeping isKept: (Int) -> Bool
  ) throws -> VerificationLedger {
    let part = try ledger(name)
    for namespace in try whole.namespaces() {
      let kept = try #require(try whole.collection(namespace))
      try part.cut(
        namespace, plan: kept.plan, into: kept.partitions.map { LedgerPartition(from: $0.from, to: $0.to) })
      for (ordinal, partition) in kept.partitions.enumerated() where isKept(ordinal) {
        try part.finish(partition, of: namespace, ordinal)
      }
    }
    return part
  }

  @Test func aLeafIsSpelledAsDocumented() async throws {
    let pair = try await VerifiedPair("leaf_spelled")
    let all = documents(3)
    try await pair.fill("c", all, Array(all.prefix(2)))
    try await pair.fill("b", [], [])
    try await pair.run(#"{"create": "b"}"#)
    let ledger = try ledger("run.ledger")
    _ = try await pair.verify(
      ["c", "b"].map { CollectionEvidence(database: "leaf_spelled", name: $0) }, ledger: ledger)
    var digests = [RunningDigest(), RunningDigest()]
    for document in all { digests[0].update(document.bytes.span) }
    for document in all.prefix(2) { digests[1].update(document.bytes.span) }
    let bytes = all[0].bytes.count
    let leaves = try leaves(of: ledger)
    #expect(leaves.map(\.namespace) == ["leaf_spelled.b", "leaf_spelled.c"])
    #expect(
      leaves.last?.text == #"{"namespace":"leaf_spelled.c","partition":0,"method":"bytes","from":null,"to":null,"#
        + #""source":{"documents":3,"bytes":\#(3 * bytes),"sha256":"\#(Hexadecimal.text(digests[0].value))"},"#
        + #""destination":{"documents":2,"bytes":\#(2 * bytes),"sha256":"\#(Hexadecimal.text(digests[1].value))"},"#
        + #""mismatches":{"missing":1},"circumstances":{},"vanished":0,"reordered":0}"#)
  }

  @Test(arguments: [ComparisonMethod.digest, .counts, .dbhash])
  func everyMethodHasLeaves(_ method: ComparisonMethod) async throws {
    let pair = try await VerifiedPair("leaf_\(method.rawValue)")
    try await pair.fill("c", documents(50), documents(50))
    let ledger = try ledger("run.ledger")
    var settings = VerificationSettings.quick
    settings.method = method
    _ = try await pair.verify(
      [CollectionEvidence(database: pair.database, name: "c")], settings, ledger: ledger)
    let leaves = try leaves(of: ledger)
    #expect(leaves.count == 1)
    let leaf = try #require(leaves.first)
    #expect(leaf.text.contains(#""method":"\#(method.rawValue)""#), "\(leaf.text)")
    #expect(leaf.text.contains(#""source":{"documents":50"#) && !leaf.text.contains("sha256"), "\(leaf.text)")
  }

  /// The order of rows and the run that made them do not matter, what was compared does.
  @Test func aResumedRunHasTheRootOfAnUndisturbedOne() async throws {
    let pair = try await VerifiedPair("leaf_resumed")
    let all = documents(3000)
    for name in ["a", "b"] { try await pair.fill(name, all, name == "a" ? all : all.filter { $0["_id"] != 1500 }) }
    let collections = ["a", "b"].map { CollectionEvidence(database: "leaf_resumed", name: $0) }
    var settings = VerificationSettings.quick
    settings.partitionBytes = 20_000
    let undisturbed = try ledger("undisturbed.ledger")
    _ = try await pair.verify(collections, settings, ledger: undisturbed)
    let expected = try LedgerLeaf.tree(of: undisturbed)
    #expect(expected.count > 4, "several partitions each")
    let part = try interrupted(undisturbed, "part.ledger") { $0 % 3 == 1 }
    let before = try LedgerLeaf.tree(of: part)
    #expect(before.count < expected.count && before.root != expected.root)
    _ = try await pair.verify(collections, settings, ledger: part)
    let resumed = try LedgerLeaf.tree(of: part)
    #expect(resumed.root == expected.root)
    #expect(resumed.count == expected.count)
  }
}
