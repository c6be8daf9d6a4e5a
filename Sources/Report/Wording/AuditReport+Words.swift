import Findings

extension AuditReport {
  /// The counts in words, worst first, those that are nought left out.
  var countsInWords: String {
    let phrases = counts.filter { $0.count > 0 }.map { $0.outcome.phrase(for: $0.count) }
    let words = phrases.isEmpty ? "nothing was checked" : phrases.joined(separator: ", ")
    return warningsFail && items.contains { $0.outcome == .warn } ? "\(words); warnings count as failures" : words
  }

  /// The items that someone has to look at, in the checklist's order.
  var openItems: [AuditItem] { items.filter { !$0.outcome.isSettled } }

  /// The items that nobody has to look at, in the checklist's order.
  var settledItems: [AuditItem] { items.filter(\.outcome.isSettled) }

  /// Both clusters, in the order of the migration.
  var clusters: [ClusterSummary] { [source, destination] }
}
