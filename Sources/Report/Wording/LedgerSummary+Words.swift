extension AuditReport.LedgerSummary {
  /// The ledger in one line.
  var line: String {
    "\(partitions) \(partitions == 1 ? "partition" : "partitions") compared to the end, Merkle root \(root)"
  }
}
