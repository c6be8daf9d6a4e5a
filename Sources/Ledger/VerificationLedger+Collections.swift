internal import GRDB

public import struct Foundation.Data

extension VerificationLedger {
  /// How a collection was cut, and what is known of each stretch.
  ///
  /// - Parameter namespace: the collection.
  /// - Returns: the plan in the words of whoever made it, and the stretches in their order; nothing where it was not cut.
  /// - Throws: `LedgerError` when the file cannot be read or a stretch is not as it was written.
  public func collection(_ namespace: String) throws(LedgerError) -> (plan: Data, partitions: [LedgerPartition])? {
    let stored = try read { database -> (plan: Data, seal: Data, partitions: [(LedgerPartition, Data?, seal: Data)])? in
      let row = try Row.fetchOne(
        database, sql: "SELECT plan, seal FROM namespace WHERE name = ?", arguments: [namespace])
      guard let row else { return nil }
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM partition WHERE namespace = ? ORDER BY ordinal", arguments: [namespace])
      return (
        try row.bytes("plan"), try row.bytes("seal"),
        try rows.enumerated().map { ordinal, row in
          guard try row.integer("ordinal") == ordinal else { throw UnexpectedColumn(name: "ordinal") }
          return (try LedgerPartition(row), try row.bytesIfAny("mismatches"), try row.bytes("seal"))
        }
      )
    }
    guard let stored else { return nil }
    for (ordinal, (partition, mismatches, seal)) in stored.partitions.enumerated()
    where partition.seal(namespace: namespace, ordinal: ordinal, mismatches: mismatches) != seal {
      throw .damaged(path, "partition \(ordinal) of \(namespace) is not as it was written")
    }
    guard LedgerSeal.ofPlan(stored.plan, namespace: namespace, partitions: stored.partitions.count) == stored.seal
    else { throw .damaged(path, "the partitions of \(namespace) are not those that were written") }
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
      try database.execute(
        sql: "INSERT INTO namespace VALUES (?, ?, ?)",
        arguments: [
          namespace, plan, LedgerSeal.ofPlan(plan, namespace: namespace, partitions: partitions.count),
        ])
      for (ordinal, partition) in partitions.enumerated() {
        try database.execute(
          sql: "INSERT INTO partition (namespace, ordinal, lower, upper, seal) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            namespace, ordinal, partition.from, partition.to,
            partition.seal(namespace: namespace, ordinal: ordinal, mismatches: nil),
          ])
      }
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
    try write { database in
      let mismatches = try Self.digest(ofMismatchesOf: namespace, ordinal, in: database)
      try database.execute(
        sql: """
          UPDATE partition SET tally = ?, source_digest = ?, destination_digest = ?, mismatches = ?, seal = ?
          WHERE namespace = ? AND ordinal = ?
          """,
        arguments: [
          partition.result?.tally, partition.result?.sourceDigest, partition.result?.destinationDigest, mismatches,
          partition.seal(namespace: namespace, ordinal: ordinal, mismatches: mismatches), namespace, ordinal,
        ])
    }
  }

  /// Keeps something the run must remember, unless it is kept already.
  ///
  /// - Parameters:
  ///   - value: what to keep.
  ///   - name: its name.
  ///   - isOfBeginning: whether every run keeps it before it compares anything, so that it cannot come later.
  /// - Returns: what is kept under the name from now on.
  /// - Throws: `LedgerError` when the file cannot be written, or what it keeps is gone or not as it was written.
  public func keep(_ value: Data, as name: String, isOfBeginning: Bool = false) throws(LedgerError) -> Data {
    let path = path
    let (kept, seal) = try write { database -> (Data, Data) in
      let isLate = """
        SELECT EXISTS (SELECT 1 FROM namespace) AND NOT EXISTS (SELECT 1 FROM note WHERE name = ?)
        """
      if isOfBeginning, try Bool.fetchOne(database, sql: isLate, arguments: [name]) ?? true {
        throw LedgerError.damaged(path, "its note \(name) is gone")
      }
      try database.execute(
        sql: "INSERT OR IGNORE INTO note VALUES (?, ?, ?)",
        arguments: [name, value, LedgerSeal.ofNote(value, name: name)])
      let row = try Row.fetchOne(database, sql: "SELECT value, seal FROM note WHERE name = ?", arguments: [name])
      guard let row else { throw UnexpectedColumn(name: "value") }
      return (try row.bytes("value"), try row.bytes("seal"))
    }
    guard LedgerSeal.ofNote(kept, name: name) == seal else {
      throw .damaged(path, "its note \(name) is not as it was written")
    }
    return kept
  }
}

extension LedgerPartition {
  fileprivate init(_ row: Row) throws {
    let sourceDigest = try row.bytesIfAny("source_digest")
    let destinationDigest = try row.bytesIfAny("destination_digest")
    self.init(
      from: try row.bytesIfAny("lower"), to: try row.bytesIfAny("upper"),
      result: try row.bytesIfAny("tally").map {
        Result(tally: $0, sourceDigest: sourceDigest, destinationDigest: destinationDigest)
      })
  }
}
