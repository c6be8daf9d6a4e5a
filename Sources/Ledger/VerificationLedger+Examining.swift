import Foundation
internal import GRDB
import Glibc

extension VerificationLedger {
  /// Looks into a ledger that no run is to go on with, and leaves it and its folder as they are.
  ///
  /// - Parameters:
  ///   - path: where the ledger is.
  ///   - body: looks into a copy.
  /// - Returns: what it returns.
  /// - Throws: `LedgerError` when there is no ledger, it is damaged or cannot be copied, or what `body` throws.
  public static func examine<Value>(
    _ path: String, _ body: (VerificationLedger) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value {
    try copied(from: path).examine(body)
  }

  /// Copies a ledger to look into it; nothing of the copy has a name any more when this returns, however it ends.
  ///
  /// SQLite cannot read a ledger in use or left by a killed run without writing beside it, so a copy is read, with the
  /// journal that may lie beside it. Where the task is cancelled, copying ends.
  ///
  /// - Parameter path: where the ledger is.
  /// - Returns: the copy, called as the ledger itself; what it holds is still to be looked at.
  /// - Throws: `LedgerError` when there is no ledger, or it cannot be copied or opened.
  public static func copied(from path: String) throws(LedgerError) -> VerificationLedger {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else {
      throw LedgerError(.missing, "There is no ledger \(path). Name the file that verify was given as --ledger.")
    }
    try requireRegularFiles(path)
    let folder = files.temporaryDirectory.appending(path: "mongosync-auditor-\(UUID().uuidString)").path
    let place = "\(folder)/ledger"
    // The files stay open; without their names nothing is left behind however the program ends.
    defer { try? files.removeItem(atPath: folder) }
    do {
      // Foundation would let others in until it has set the rights.
      guard unsafe mkdir(folder, 0o700) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      for suffix in ["", "-wal"] where files.fileExists(atPath: path + suffix) {
        try Self.copy(path + suffix, to: place + suffix)
      }
    } catch {
      throw LedgerError(
        .notReadable,
        "The ledger \(path) cannot be copied to \(folder) to be looked at: \(error.localizedDescription). See that it may "
          + "be read and that there is room.")
    }
    let ledger = try VerificationLedger(opening: place, calledAs: path)
    // SQLite opens the journal at the first look.
    _ = try ledger.isEmpty()
    return ledger
  }

  /// Looks into a copy.
  ///
  /// - Parameter body: looks into it.
  /// - Returns: what it returns.
  /// - Throws: `LedgerError` when it is no ledger or damaged, or what `body` throws.
  public func examine<Value>(
    _ body: (VerificationLedger) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value {
    try requireFormat()
    try requireMismatches()
    return try body(self)
  }

  /// Copies a file piece by piece, for its owner alone.
  private static func copy(_ path: String, to copy: String) throws {
    guard makePrivateFile(copy) else { throw CocoaError(.fileWriteUnknown) }
    let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let target = try FileHandle(forWritingTo: URL(fileURLWithPath: copy))
    while let piece = try source.read(upToCount: 4 << 20), !piece.isEmpty {
      try Task.checkCancellation()
      try target.write(contentsOf: piece)
    }
    try target.close()
    try source.close()
  }

  /// The collections that were cut, in the order of the bytes of their names.
  ///
  /// - Returns: their names, `database.collection`.
  /// - Throws: `LedgerError` when the file cannot be read.
  public func namespaces() throws(LedgerError) -> [String] {
    try read { database in try String.fetchAll(database, sql: "SELECT name FROM namespace ORDER BY name") }
  }
}
