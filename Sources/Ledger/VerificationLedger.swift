import Foundation
internal import GRDB
import Glibc

/// The file in which a verification notes what it has compared, so that it can go on after any end.
///
/// Each stretch of a collection is noted in one transaction when it is done with: a process that is killed loses no
/// more than the stretches it was at. One process at a time may have it open.
public final class VerificationLedger: Sendable {
  /// Where it is.
  public let path: String
  private let database: DatabaseQueue

  /// Begins a ledger.
  ///
  /// - Parameters:
  ///   - path: where; there must be no file yet.
  ///   - facts: what must be the same when a later run goes on with it.
  /// - Returns: the ledger.
  /// - Throws: `LedgerError` when there is a file already or none can be made.
  public static func begin(at path: String, _ facts: [LedgerFact]) throws(LedgerError) -> VerificationLedger {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(
        .exists, "There is a file \(path) already. Go on with it by --resume, or name another file for --ledger.")
    }
    // It holds what identifies documents, so nobody else may read it; SQLite's own files beside it follow suit.
    guard Self.makePrivateFile(path) else {
      throw LedgerError(.notWritable, "The ledger \(path) cannot be made: no such folder, or no right to write there.")
    }
    let ledger = try VerificationLedger(opening: path)
    try ledger.initialise(facts)
    return ledger
  }

  /// Opens a ledger to go on with it; what an ended run had half done is forgotten.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - facts: what must be as it was when it was begun.
  /// - Returns: the ledger.
  /// - Throws: `LedgerError` when there is none, it is damaged, or a fact is another.
  public static func resume(at path: String, _ facts: [LedgerFact]) throws(LedgerError) -> VerificationLedger {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(.missing, "There is no ledger \(path) to go on with. Leave out --resume to begin one.")
    }
    try requireRegularFiles(path)
    let ledger = try VerificationLedger(opening: path)
    // A run that was killed as it began leaves a file with nothing in it.
    guard try !ledger.isEmpty() else {
      try ledger.initialise(facts)
      return ledger
    }
    try ledger.requireFormat()
    try ledger.require(facts)
    try ledger.write { database in
      try database.execute(
        sql: """
          DELETE FROM mismatch WHERE NOT EXISTS (
            SELECT 1 FROM partition WHERE partition.namespace = mismatch.namespace
              AND partition.ordinal = mismatch.ordinal AND partition.tally IS NOT NULL)
          """)
    }
    try ledger.requireMismatches()
    return ledger
  }

  /// Makes an empty file that is its owner's alone from the first moment; Foundation would set its rights later.
  ///
  /// - Parameter path: where.
  /// - Returns: whether it is made; not where there is something already.
  static func makePrivateFile(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    Glibc.close(descriptor)
    return true
  }

  /// Refuses what SQLite would wait for without end, such as a pipe, in the place of a ledger or its journal.
  static func requireRegularFiles(_ path: String) throws(LedgerError) {
    for file in [path, path + "-wal"] where FileManager.default.fileExists(atPath: file) {
      let place = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
      let attributes = try? FileManager.default.attributesOfItem(atPath: place)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else {
        throw LedgerError(.damaged, "\(file) is no regular file, so it is no ledger. Name another file for --ledger.")
      }
      // SQLite takes a file of a few bytes for an empty database, and would write over it.
      guard let size = attributes?[.size] as? Int, size == 0 || size >= 32 else {
        throw LedgerError(.damaged, "\(file) is too short to be a ledger. Name another file for --ledger.")
      }
    }
  }

  /// Ends the use of the ledger, so that everything it says is in the one file; whatever is noted later is refused.
  ///
  /// - Throws: `LedgerError` when the journal cannot be brought into the file.
  public func close() throws(LedgerError) {
    do {
      try database.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
      try database.close()
    } catch {
      throw LedgerError(error, path)
    }
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: where it is.
  ///   - name: what it is called in errors, where that is another path.
  /// - Throws: `LedgerError` when SQLite cannot open it.
  init(opening file: String, calledAs name: String? = nil) throws(LedgerError) {
    path = name ?? file
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Before the journal: then no other process can read it meanwhile, and no file for shared memory is needed.
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL")
    }
    configuration.journalMode = .wal
    // A run that was killed a moment ago may not have let go of it yet.
    configuration.busyMode = .timeout(3)
    do {
      database = try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw LedgerError(error, path)
    }
  }

  func isEmpty() throws(LedgerError) -> Bool {
    try read { database in try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 }
  }

  private func initialise(_ facts: [LedgerFact]) throws(LedgerError) {
    try write { database in
      try LedgerSchema.create(in: database)
      for fact in facts {
        try database.execute(sql: "INSERT INTO fact VALUES (?, ?)", arguments: [fact.name, fact.value])
      }
    }
  }

  /// Makes sure that it is a ledger of this version, and whole.
  func requireFormat() throws(LedgerError) {
    let complaint = try read { database in try LedgerSchema.complaint(of: database, at: path) }
    if let complaint { throw complaint }
  }

  private func require(_ facts: [LedgerFact]) throws(LedgerError) {
    let stored = try read { database in
      try Row.fetchAll(database, sql: "SELECT name, value FROM fact").map { row in
        LedgerFact(try row.text("name"), try row.text("value"))
      }
    }
    for fact in facts {
      let own = stored.first { $0.name == fact.name }?.value ?? "not told"
      guard own == fact.value else {
        throw LedgerError(
          .otherRun,
          "The ledger \(path) belongs to another run: its \(fact.name) is \(own), and now it would be \(fact.value). "
            + "What it says of one says nothing of the other; name another file for --ledger.")
      }
    }
  }

  /// Reads, and tells what is wrong in the words of a ledger.
  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw LedgerError(error, path)
    }
  }

  /// Writes all or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw LedgerError(error, path)
    }
  }
}
