import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@testable import Ledger

/// Ledgers that were changed on purpose: each is refused with a sentence, and none ends the program.
@Suite struct DamagedLedgerTests {
  private static let facts = [LedgerFact("source", "a")]
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "run.ledger")
  }

  /// A ledger of one collection: two partitions are done with, the last is open.
  private func fill() throws {
    let ledger = try VerificationLedger.begin(at: path, Self.facts)
    let bounds = [nil, Data([5, 0, 0, 0, 0]), Data([6, 0, 0, 0, 0, 0]), nil]
    let parts = zip(bounds, bounds.dropFirst()).map { LedgerPartition(from: $0, to: $1) }
    try ledger.cut("shop.a", plan: Data("plan".utf8), into: parts)
    let result = LedgerPartition.Result(tally: Data("7".utf8), sourceDigest: Data([1]), destinationDigest: nil)
    for ordinal in 0...1 {
      try ledger.add([#"{"a":1}"#, #"{"a":2}"#], of: "shop.a", ordinal)
      try ledger.add([#"{"a":3}"#], of: "shop.a", ordinal)
      let part = parts[ordinal]
      try ledger.finish(LedgerPartition(from: part.from, to: part.to, result: result), of: "shop.a", ordinal)
    }
    _ = try ledger.keep(Data("key".utf8), as: "key")
    try ledger.close()
  }

  private func change(_ sql: String) throws {
    let file = try DatabaseQueue(path: path)
    try file.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON; \(sql)")
    }
    try file.close()
  }

  /// Everything that a resumed run reads.
  private func resume() throws(LedgerError) {
    let ledger = try VerificationLedger.resume(at: path, Self.facts)
    _ = try ledger.collection("shop.a")
    _ = try ledger.keep(Data("other".utf8), as: "key")
    try ledger.mismatches { _ in }
  }

  /// Everything that a proof reads.
  private func examine() throws(LedgerError) {
    try VerificationLedger.examine(path) { ledger throws(LedgerError) in
      for namespace in try ledger.namespaces() { _ = try ledger.collection(namespace) }
    }
  }

  @Test func anUnchangedOneIsTaken() throws {
    try fill()
    try examine()
    try resume()
  }

  @Test(arguments: [
    "DROP TABLE fact", "DROP TABLE namespace", "DROP TABLE partition", "DROP TABLE mismatch", "DROP TABLE note",
    "DROP INDEX mismatch_partition", "CREATE TABLE more (a)", "CREATE VIEW more AS SELECT 1",
    "CREATE TRIGGER t AFTER DELETE ON mismatch BEGIN DELETE FROM partition; END",
    "DROP TABLE namespace; CREATE VIEW namespace (name, plan, seal) AS WITH RECURSIVE r (n) AS "
      + "(SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT 'shop.' || n, x'00', x'00' FROM r",
    "DROP TABLE fact; CREATE VIEW fact (name, value) AS SELECT 'source', 'a'",
    "ALTER TABLE partition DROP COLUMN tally", "ALTER TABLE partition RENAME COLUMN seal TO sealed",
    "ALTER TABLE mismatch ADD COLUMN more TEXT",
    "ALTER TABLE note ADD COLUMN more TEXT GENERATED ALWAYS AS (value || value)",
    "DROP TABLE note; CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY, value, seal)",
    "DROP TABLE partition; CREATE TABLE partition (a, b, c, d, e, f, g, h, i)",
    "DROP TABLE mismatch; CREATE TABLE mismatch (namespace TEXT, ordinal TEXT, lines BLOB)",
    "DROP TABLE fact; CREATE VIRTUAL TABLE fact USING fts5(name, value)",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE note (a)' WHERE name = 'note'",
    "UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'partition'",
    "UPDATE sqlite_master SET sql = NULL WHERE name = 'fact'",
    "PRAGMA application_id = 7",
  ])
  func `other tables are refused`(_ sql: String) throws {
    try fill()
    try change(sql)
    #expect(throws: LedgerError.self) { try examine() }
    let error = #expect(throws: LedgerError.self) { try resume() }
    #expect(error?.kind == .damaged)
    #expect(error?.description.contains(path) == true)
  }

  /// A table that says it is strict refuses values of another type, so they are put in while it says it is not.
  @Test(arguments: [
    ("partition", "seal = 'text'"), ("partition", "seal = NULL"), ("partition", "tally = 7"),
    ("partition", "ordinal = 'first'"), ("partition", "ordinal = x'00'"), ("partition", "lower = 'text'"),
    ("partition", "namespace = x'ff'"), ("partition", "mismatches = 1.5"), ("namespace", "plan = NULL"),
    ("namespace", "plan = 'text'"), ("namespace", "seal = 3"), ("namespace", "name = NULL"),
    ("mismatch", "lines = NULL"), ("mismatch", "lines = x'ff00'"), ("mismatch", "ordinal = 'none'"),
    ("note", "value = NULL"), ("note", "value = 'text'"), ("fact", "value = NULL"), ("fact", "value = x'00'"),
    ("fact", "name = NULL"),
  ])
  func `values of another type are refused`(_ table: String, _ assignment: String) throws {
    try fill()
    let schema = "SELECT sql FROM sqlite_master WHERE name = '\(table)'"
    let file = try DatabaseQueue(path: path)
    let sql = try #require(try file.read { try String.fetchOne($0, sql: schema) })
    try file.close()
    let loose = sql.replacing(" STRICT", with: "").replacing(" NOT NULL", with: "").replacing("INTEGER", with: "BLOB")
      .replacing("TEXT", with: "BLOB")
    try change("UPDATE sqlite_master SET sql = '\(loose)' WHERE name = '\(table)'")
    try change("UPDATE \(table) SET \(assignment) WHERE rowid = (SELECT min(rowid) FROM \(table))")
    try change("UPDATE sqlite_master SET sql = '\(sql)' WHERE name = '\(table)'")
    #expect(throws: LedgerError.self) { try resume() }
  }

  @Test(arguments: [
    "DELETE FROM mismatch WHERE rowid % 2 = 0", "DELETE FROM mismatch", "DELETE FROM mismatch WHERE ordinal = 1",
    "UPDATE mismatch SET lines = '{\"a\":9}' WHERE rowid = 1", "UPDATE mismatch SET ordinal = 1 WHERE ordinal = 0",
    "INSERT INTO mismatch VALUES ('shop.a', 0, '{}')", "UPDATE mismatch SET rowid = 99 WHERE rowid = 1",
    "UPDATE mismatch SET lines = lines || char(10)", "UPDATE partition SET mismatches = NULL",
    "DELETE FROM partition WHERE ordinal = 2", "DELETE FROM partition WHERE ordinal = 0", "DELETE FROM partition",
    "UPDATE partition SET ordinal = -1 WHERE ordinal = 2", "UPDATE namespace SET plan = x'00'",
    "UPDATE partition SET ordinal = 9223372036854775807 WHERE ordinal = 2", "UPDATE note SET value = x'00'",
    "UPDATE partition SET lower = x'ffffff7f00' WHERE ordinal = 1",
    "UPDATE partition SET tally = x'37' WHERE ordinal = 2",
  ])
  func `rows that are lost, changed or added are noticed`(_ sql: String) throws {
    try fill()
    try change(sql)
    let error = #expect(throws: LedgerError.self) { try resume() }
    #expect(error?.kind == .damaged)
  }

  @Test func theFileAloneIsTheLedgerOnceItIsClosed() throws {
    try fill()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.ledger"])
    let copy = folder.path(of: "copy")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let names = try VerificationLedger.examine(copy) { ledger throws(LedgerError) in try ledger.namespaces() }
    #expect(names == ["shop.a"])
    try resume()
  }

  @Test func whatIsNotedAfterTheEndIsRefused() throws {
    let ledger = try VerificationLedger.begin(at: path, Self.facts)
    try ledger.close()
    #expect(throws: LedgerError.self) { try ledger.add(["{}"], of: "shop.a", 0) }
  }

  @Test func whatIsNoRegularFileIsNotWaitedFor() throws {
    let isMade = unsafe mkfifo(path, 0o600) == 0
    #expect(isMade)
    #expect(throws: LedgerError.self) { try examine() }
    #expect(throws: LedgerError.self) { try resume() }
    let folderInItsPlace = folder.path(of: "folder")
    try FileManager.default.createDirectory(atPath: folderInItsPlace, withIntermediateDirectories: false)
    #expect(throws: LedgerError.self) { try VerificationLedger.resume(at: folderInItsPlace, Self.facts) }
    #expect(throws: LedgerError.self) { try VerificationLedger.resume(at: "/dev/null", Self.facts) }
  }

  @Test(arguments: [1, 16, 100, 4095, 4096, 5000, 20_000])
  func `a torn file is refused`(_ length: Int) throws {
    try fill()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(length).write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.self) { try resume() }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `random bytes are refused`(_ seed: UInt64) throws {
    var state = seed
    let bytes = (0..<8192).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: LedgerError.self) { try resume() }
    #expect(error?.kind == .damaged)
    #expect(throws: LedgerError.self) { try examine() }
  }
}
