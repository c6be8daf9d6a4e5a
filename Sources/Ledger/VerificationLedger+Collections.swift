internal import GRDB

public import struct Foundation.Data

extension VerificationLedger {
  /// How a collection was cut, and what is known of each stretch.
  ///
  /// - Parameter namespace: the collection.
  /// - Returns: the plan in the words of whoever made it, and the stretches in their order; nothing where it was not cut.
  /// - Throws: `LedgerError` when the file cannot be read or a stretch is not as it was written.
  public func collection(_ namespace: String) throws(LedgerError) -> (plan: Data, partitions: [LedgerPartition])? {
    let stored = try read { database -> (plan: Data, partitions: [(LedgerPartition, seal: Data)])? in
      let plan = try Data.fetchOne(database, sql: "SELECT plan FROM namespace WHERE name = ?", arguments: [namespace])
      guard let plan else { return nil }
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM partition WHERE namespace = ? ORDER BY ordinal", arguments: [namespace])
      return (plan, rows.map { (LedgerPartition($0), $0["seal"]) })
    }
    guard let stored else { return nil }
    for (ordinal, (partition, seal)) in stored.partitions.enumerated()
    where partition.seal(namespace: namespace, ordinal: ordinal) != seal {
      throw .damaged(path, "partition \(ordinal) of \(namespace) is not as it was written")
    }
    return (stored.plan, stored.partitions.map(\.0))
  }

  /// Notes how a collection is cut.
  ///
  /// - Parameters:
  ///   - namespace: the collection.
  ///   - plan: whatever is to be remembered of it.
  ///   - partitions: its stretches in their order.
  /// - Throws: `LedgerError` when the file cannot be written.
  public func cut(_ namespace: String, plan: Data, into partitions: [LedgerPartition]) throws(LedgerError) {
    try write { database in
      try database.execute(sql: "INSERT INTO namespace VALUES (?, ?)", arguments: [namespace, plan])
      for (ordinal, partition) in partitions.enumerated() {
        try database.execute(
          sql: "INSERT INTO partition (namespace, ordinal, lower, upper, seal) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            namespace, ordinal, partition.from, partition.to, partition.seal(namespace: namespace, ordinal: ordinal),
          ])
      }
    }
  }

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

  /// Notes that a stretch is done with.
  ///
  /// - Parameters:
  ///   - partition: the stretch with its result.
  ///   - namespace: the collection.
  ///   - ordinal: which stretch of it.
  /// - Throws: `LedgerError` when the file cannot be written.
  public func finish(_ partition: LedgerPartition, of namespace: String, _ ordinal: Int) throws(LedgerError) {
    let seal = partition.seal(namespace: namespace, ordinal: ordinal)
    try write { database in
      try database.execute(
        sql: """
          UPDATE partition SET tally = ?, source_digest = ?, destination_digest = ?, seal = ?
          WHERE namespace = ? AND ordinal = ?
          """,
        arguments: [
          partition.result?.tally, partition.result?.sourceDigest, partition.result?.destinationDigest, seal,
          namespace, ordinal,
        ])
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

  /// Keeps something the run must remember, unless it is kept already.
  ///
  /// - Parameters:
  ///   - value: what to keep.
  ///   - name: its name.
  /// - Returns: what is kept under the name from now on.
  /// - Throws: `LedgerError` when the file cannot be written.
  public func keep(_ value: Data, as name: String) throws(LedgerError) -> Data {
    try write { database in
      try database.execute(sql: "INSERT OR IGNORE INTO note VALUES (?, ?)", arguments: [name, value])
      return try Data.fetchOne(database, sql: "SELECT value FROM note WHERE name = ?", arguments: [name]) ?? value
    }
  }
}

extension LedgerPartition {
  fileprivate init(_ row: Row) {
    let tally: Data? = row["tally"]
    self.init(
      from: row["lower"], to: row["upper"],
      result: tally.map {
        Result(tally: $0, sourceDigest: row["source_digest"], destinationDigest: row["destination_digest"])
      })
  }
}
