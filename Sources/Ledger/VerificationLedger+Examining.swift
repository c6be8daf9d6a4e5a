import Foundation
internal import GRDB

extension VerificationLedger {
  /// Looks into a ledger that no run is to go on with, and leaves it and its folder as they are.
  ///
  /// SQLite cannot read a ledger in use or left by a killed run without writing beside it, so a copy is read, with the
  /// journal that may lie beside it; nobody else may read the copy, and it is gone afterwards.
  ///
  /// - Parameters:
  ///   - path: where the ledger is.
  ///   - body: looks into the copy.
  /// - Returns: what it returns.
  /// - Throws: `LedgerError` when there is no ledger, it is damaged or cannot be copied, or what `body` throws.
  public static func examine<Value>(
    _ path: String, _ body: (VerificationLedger) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else {
      throw LedgerError(.missing, "There is no ledger \(path). Name the file that verify was given as --ledger.")
    }
    try requireRegularFiles(path)
    let folder = files.temporaryDirectory.appending(path: "mongosync-auditor-\(UUID().uuidString)").path
    let copy = "\(folder)/ledger"
    defer { try? files.removeItem(atPath: folder) }
    do {
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      for suffix in ["", "-wal"] where files.fileExists(atPath: path + suffix) {
        try files.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
    } catch {
      throw LedgerError(
        .notReadable,
        "The ledger \(path) cannot be copied to \(folder) to be looked at: \(error.localizedDescription). See that it may "
          + "be read and that there is room.")
    }
    let ledger = try VerificationLedger(opening: copy, calledAs: path)
    try ledger.requireFormat()
    // The files stay open; without their names nothing is left behind however the program ends.
    try? files.removeItem(atPath: folder)
    try ledger.requireMismatches()
    return try body(ledger)
  }

  /// The collections that were cut, in the order of the bytes of their names.
  ///
  /// - Returns: their names, `database.collection`.
  /// - Throws: `LedgerError` when the file cannot be read.
  public func namespaces() throws(LedgerError) -> [String] {
    try read { database in try String.fetchAll(database, sql: "SELECT name FROM namespace ORDER BY name") }
  }
}
