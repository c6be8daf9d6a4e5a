import Foundation
import Ledger
import TestSupport
import Testing

@Suite struct LedgerExaminingTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "run.ledger")
  }

  private func begin() throws -> VerificationLedger {
    let ledger = try VerificationLedger.begin(at: path, [LedgerFact("method", "bytes")])
    for namespace in ["shop.b", "shop.a", "shop.B", "shop.ä"] {
      try ledger.cut(namespace, plan: Data(), into: [LedgerPartition(from: nil, to: nil)])
    }
    return ledger
  }

  /// All files of the folder with their bytes.
  private func contents() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: folder.path(of: $0)))) })
  }

  private func namespaces() throws -> [String] {
    try VerificationLedger.examine(path) { ledger throws(LedgerError) in try ledger.namespaces() }
  }

  @Test func lookingChangesNothing() throws {
    _ = try begin()
    let before = try contents()
    #expect(try namespaces() == ["shop.B", "shop.a", "shop.b", "shop.ä"], "in the order of the bytes")
    #expect(try contents() == before)
    #expect(before.keys.sorted() == ["run.ledger"])
  }

  /// What is still in the journal beside the ledger is seen, as after a run that was killed.
  @Test func aLedgerInUseIsReadWithItsJournal() throws {
    let ledger = try begin()
    let before = try contents()
    #expect(before.keys.contains("run.ledger-wal"))
    #expect(try namespaces().count == 4)
    #expect(try contents() == before)
    #expect(try ledger.namespaces().count == 4, "it is still of use to its run")
  }

  @Test func errorsNameTheLedgerThatWasAskedFor() throws {
    let missing = #expect(throws: LedgerError.self) { try namespaces() }
    #expect(missing?.kind == .missing)
    #expect(missing?.description.contains(path) == true)
    try Data("no ledger, but some text that is long enough to be looked at".utf8).write(to: URL(filePath: path))
    let damaged = #expect(throws: LedgerError.self) { try namespaces() }
    #expect(damaged?.kind == .damaged)
    #expect(damaged?.description.contains(path) == true)
  }
}
