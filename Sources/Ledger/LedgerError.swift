internal import GRDB

/// Why a ledger cannot be used.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of reasons.
  public enum Kind: Hashable, Sendable {
    /// There is one already where a new one was to be begun.
    case exists
    /// There is none to go on with.
    case missing
    /// It belongs to another run.
    case otherRun
    /// It is no ledger, or not whole any more.
    case damaged
    /// Another process has it open.
    case inUse
    /// It cannot be written, for want of room or rights.
    case notWritable
    /// It cannot be read, for want of room or rights.
    case notReadable
  }

  /// The kind of reason.
  public let kind: Kind
  /// What is wrong, why it matters and what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// What a ledger says cannot be understood any more.
  ///
  /// - Parameters:
  ///   - path: where the ledger is.
  ///   - what: what is wrong.
  /// - Returns: the error.
  public static func damaged(_ path: String, _ what: String) -> LedgerError {
    LedgerError(
      .damaged,
      "The ledger \(path) is damaged: \(what). What it says cannot be relied on; compare anew with another --ledger.")
  }

  /// Takes what SQLite says.
  ///
  /// Source: SQLite docs, result and error codes.
  init(_ error: any Error, _ path: String) {
    switch error {
    case let error as LedgerError: self = error
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        self = .damaged(path, error.message ?? "SQLite cannot read it")
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        self.init(.inUse, "The ledger \(path) is in use: another verify may be running. Wait for it, or end it.")
      default:
        self.init(
          .notWritable,
          "The ledger \(path) cannot be used: \(error.message ?? "SQLite error \(error.resultCode)"). See that its disk "
            + "has room and that its folder may be written.")
      }
    case let error as UnexpectedColumn:
      self = .damaged(path, "its column \(error.name) holds a value that no run writes")
    case is RowDecodingError: self = .damaged(path, "a column holds a value of another type")
    default: self.init(.notWritable, "The ledger \(path) cannot be used: \(error)")
    }
  }
}
