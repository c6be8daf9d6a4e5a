internal import Digest
internal import GRDB

import struct Foundation.Data

extension VerificationLedger {
  /// Notes mismatches of a stretch that is not done with yet.
  ///
  /// - Parameters:
  ///   - lines: the mismatches, a line of JSON each; they are kept as one text, since each row of a table costs time.
  ///   - namespace: the collection.
  ///   - ordinal: the stretch.
  /// - Throws: `LedgerError` when the file cannot be written.
  public func add(_ lines: [String], of namespace: String, _ ordinal: Int) throws(LedgerError) {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n")
    try write { database in
      try database.execute(sql: "INSERT INTO mismatch VALUES (?, ?, ?)", arguments: [namespace, ordinal, text])
    }
  }

  /// Hands out all mismatches that are noted, in the order in which they were.
  ///
  /// - Parameter take: takes some lines at a time.
  /// - Throws: `LedgerError` when the file cannot be read.
  public func mismatches(_ take: ([String]) -> Void) throws(LedgerError) {
    try read { database in
      let texts = try String.fetchCursor(database, sql: "SELECT lines FROM mismatch ORDER BY rowid")
      while let text = try texts.next() {
        // Bytes are split: to a text, a line feed with an accent after it would be another character.
        take(text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) })
      }
    }
  }

  /// The digest over the mismatches of a stretch, in the order in which they were noted.
  static func digest(ofMismatchesOf namespace: String, _ ordinal: Int, in database: Database) throws -> Data {
    var digest = RunningDigest()
    let texts = try String.fetchCursor(
      database, sql: "SELECT lines FROM mismatch WHERE namespace = ? AND ordinal = ? ORDER BY rowid",
      arguments: [namespace, ordinal])
    while let text = try texts.next() { digest.append(text) }
    return Data(ContentDigest(digest).description.utf8)
  }

  /// Makes sure that every stretch that is done with has the mismatches that were noted, and no others.
  ///
  /// - Throws: `LedgerError` when some are gone, changed or added.
  func requireMismatches() throws(LedgerError) {
    let complaint = try read { database -> String? in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT namespace, ordinal, mismatches FROM partition WHERE tally IS NOT NULL")
      while let row = try rows.next() {
        let (namespace, ordinal) = (try row.text("namespace"), try row.integer("ordinal"))
        let digest = try Self.digest(ofMismatchesOf: namespace, ordinal, in: database)
        if try row.bytesIfAny("mismatches") != digest {
          return "the mismatches of partition \(ordinal) of \(namespace) are not those that were written"
        }
      }
      return nil
    }
    if let complaint { throw .damaged(path, complaint) }
  }
}

extension RunningDigest {
  /// Grows by a text and its length.
  fileprivate mutating func append(_ text: String) {
    let bytes = Array("\(text.utf8.count):".utf8) + text.utf8
    update(bytes.span)
  }
}
