import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite struct VerificationLedgerTests {
  private static let facts = [LedgerFact("source", "a"), LedgerFact("method", "bytes")]
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "run.ledger")
  }

  /// Fills a ledger with one collection of two partitions, the first of which is done with.
  private func fill() throws {
    let ledger = try VerificationLedger.begin(at: path, Self.facts)
    let bound = Data([5, 0, 0, 0, 0])
    let parts = [LedgerPartition(from: nil, to: bound), LedgerPartition(from: bound, to: nil)]
    try ledger.cut("shop.a", plan: Data("plan".utf8), into: parts)
    try ledger.add([#"{"a":1}"#, "{\"a\":\"\u{301}\"}"], of: "shop.a", 0)
    try ledger.add([#"{"a":3}"#], of: "shop.a", 0)
    try ledger.add([], of: "shop.a", 0)
    try ledger.add([#"{"b":1}"#], of: "shop.a", 1)
    let result = LedgerPartition.Result(tally: Data("7".utf8), sourceDigest: Data([1]), destinationDigest: Data([2]))
    try ledger.finish(LedgerPartition(from: nil, to: bound, result: result), of: "shop.a", 0)
    #expect(try ledger.keep(Data("first".utf8), as: "key") == Data("first".utf8))
  }

  private func error(_ body: () throws(LedgerError) -> VerificationLedger) -> LedgerError? {
    do throws(LedgerError) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func whatWasDoneIsThereAndWhatWasHalfDoneIsNot() throws {
    try fill()
    let ledger = try VerificationLedger.resume(at: path, Self.facts)
    let kept = try #require(try ledger.collection("shop.a"))
    #expect(kept.plan == Data("plan".utf8))
    #expect(kept.partitions.map { $0.result?.tally } == [Data("7".utf8), nil])
    #expect(kept.partitions[0].result?.destinationDigest == Data([2]))
    #expect(kept.partitions[0].to == kept.partitions[1].from)
    var lines: [String] = []
    try ledger.mismatches { lines += $0 }
    #expect(lines == [#"{"a":1}"#, "{\"a\":\"\u{301}\"}", #"{"a":3}"#])
    #expect(try ledger.collection("shop.b") == nil)
    #expect(try ledger.keep(Data("second".utf8), as: "key") == Data("first".utf8))
  }

  @Test func nobodyElseMayReadIt() throws {
    try fill()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func whatIsThereIsNotBegunAndWhatIsNotThereIsNotGoneOnWith() throws {
    #expect(error { () throws(LedgerError) in try .resume(at: path, Self.facts) }?.kind == .missing)
    #expect(!FileManager.default.fileExists(atPath: path))
    try fill()
    let refusal = error { () throws(LedgerError) in try .begin(at: path, Self.facts) }
    #expect(refusal?.kind == .exists)
    #expect(refusal?.description.contains("--resume") == true)
  }

  @Test func anotherRunIsRefusedByTheFactThatDiffers() throws {
    try fill()
    let other = [LedgerFact("source", "b"), LedgerFact("method", "bytes")]
    let refusal = error { () throws(LedgerError) in try .resume(at: path, other) }
    #expect(refusal?.kind == .otherRun)
    #expect(refusal?.description.contains("its source is a, and now it would be b") == true)
    let more = Self.facts + [LedgerFact("sample", "10 %")]
    #expect(error { () throws(LedgerError) in try .resume(at: path, more) }?.kind == .otherRun)
  }

  @Test func whatIsNoLedgerIsRefused() throws {
    try Data("this is no database at all, but long enough to look at".utf8).write(to: URL(fileURLWithPath: path))
    #expect(error { () throws(LedgerError) in try .resume(at: path, Self.facts) }?.kind == .damaged)
    let other = try DatabaseQueue(path: folder.path(of: "other.sqlite"))
    try other.write { try $0.execute(sql: "CREATE TABLE anything (a)") }
    try other.close()
    let refusal = error { () throws(LedgerError) in try .resume(at: folder.path(of: "other.sqlite"), Self.facts) }
    #expect(refusal?.kind == .damaged)
    #expect(refusal?.description.contains("is no ledger") == true)
  }

  /// As a run leaves it that is killed before its first transaction.
  @Test func anEmptyFileIsBegun() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    _ = try VerificationLedger.resume(at: path, Self.facts)
    let other = [LedgerFact("source", "b"), LedgerFact("method", "bytes")]
    #expect(error { () throws(LedgerError) in try .resume(at: path, other) }?.kind == .otherRun)
  }

  /// SQLite does not notice a byte that changes on the disk; the seals do.
  @Test func aChangedByteOfAResultIsNoticed() throws {
    try fill()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let digests = try #require(bytes.range(of: Data([0x37, 1, 2])), "the tally and both digests lie side by side")
    bytes[digests.lowerBound] = 0x38
    try bytes.write(to: URL(fileURLWithPath: path))
    let ledger = try VerificationLedger.resume(at: path, Self.facts)
    do throws(LedgerError) {
      _ = try ledger.collection("shop.a")
      Issue.record("A changed tally was taken for what was written.")
    } catch {
      #expect(error.kind == .damaged)
      #expect(error.description.contains("partition 0 of shop.a is not as it was written"))
    }
  }

  @Test func aTornFileIsRefused() throws {
    try fill()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(error { () throws(LedgerError) in try .resume(at: path, Self.facts) }?.kind == .damaged)
  }

  @Test func twoRunsCannotShareALedger() throws {
    try fill()
    let first = try VerificationLedger.resume(at: path, Self.facts)
    #expect(error { () throws(LedgerError) in try .resume(at: path, Self.facts) }?.kind == .inUse)
    #expect(try first.collection("shop.a") != nil)
  }

  @Test func aFolderThatCannotBeWrittenToIsAnError() {
    let nowhere = folder.path(of: "no/such/folder/run.ledger")
    #expect(error { () throws(LedgerError) in try .begin(at: nowhere, Self.facts) }?.kind == .notWritable)
  }

  /// A database that may have no more pages refuses as one on a full disk does.
  @Test func aFullDiskIsAnErrorAndKeepsWhatWasNoted() throws {
    try fill()
    let ledger = try VerificationLedger.resume(at: path, Self.facts)
    try ledger.limitPages(toFreeBytes: 0)
    let line = String(repeating: "x", count: 100_000)
    do throws(LedgerError) {
      try ledger.add([line], of: "shop.a", 1)
      Issue.record("A full ledger took another row.")
    } catch {
      #expect(error.kind == .notWritable)
      #expect(error.description.contains("has room"))
    }
    #expect(try ledger.collection("shop.a")?.partitions.count == 2)
  }
}

extension VerificationLedger {
  /// Lets the file grow no further, as on a full disk.
  fileprivate func limitPages(toFreeBytes bytes: Int) throws {
    try write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 1
      try database.execute(sql: "PRAGMA max_page_count = \(pages + bytes)")
    }
  }
}
