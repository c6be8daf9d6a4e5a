internal import GRDB

/// The tables of a ledger, and what tells a ledger from other files.
enum LedgerSchema {
  /// Marks a SQLite file as a ledger: `MSAL`.
  private static let applicationID = 0x4D53_414C
  /// The version of the tables below.
  private static let formatVersion = 4

  /// What the schema of a ledger holds, as SQLite keeps it; strict, so that SQLite itself refuses other types.
  ///
  /// Source: SQLite docs, STRICT tables, "quick_check" verifies the types of their columns.
  private static let statements = [
    "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE namespace (name TEXT NOT NULL PRIMARY KEY, plan BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
    """
    CREATE TABLE partition (
      namespace TEXT NOT NULL REFERENCES namespace, ordinal INTEGER NOT NULL, lower BLOB, upper BLOB,
      tally BLOB, source_digest BLOB, destination_digest BLOB, mismatches BLOB, seal BLOB NOT NULL,
      PRIMARY KEY (namespace, ordinal)
    ) STRICT
    """,
    "CREATE TABLE mismatch (namespace TEXT NOT NULL, ordinal INTEGER NOT NULL, lines TEXT NOT NULL) STRICT",
    "CREATE INDEX mismatch_partition ON mismatch (namespace, ordinal)",
    "CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
  ]

  /// Makes the tables.
  static func create(in database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try database.execute(
      sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(formatVersion)")
  }

  /// Why a file cannot be used as a ledger; nothing where it can.
  ///
  /// A view, a trigger or a column of another kind could make any statement run without end or answer anything, so the
  /// schema is compared as a whole before a table is read.
  static func complaint(of database: Database, at path: String) throws -> LedgerError? {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      return LedgerError(.damaged, "The file \(path) is no ledger. Name another file for --ledger.")
    }
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == formatVersion else {
      return LedgerError(
        .otherRun, "The ledger \(path) was begun by another version of mongosync-auditor; resume it with that version.")
    }
    let stored = try Row.fetchAll(
      database, sql: "SELECT sql FROM sqlite_master WHERE NOT (type = 'index' AND name LIKE 'sqlite\\_%' ESCAPE '\\')")
    guard try Set(stored.map { try $0.text("sql") }) == Set(statements), stored.count == statements.count else {
      return .damaged(path, "its tables are not those of a ledger")
    }
    let complaint = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    return complaint == "ok" ? nil : .damaged(path, complaint ?? "SQLite cannot check it")
  }
}
