import Findings

extension AuditReport {
  /// The counts in words, worst first, those that are nought left out.
  var countsInWords: String {
    let phrases = counts.filter { $0.count > 0 }.map { $0.outcome.phrase(for: $0.count) }
    let words = phrases.isEmpty ? "nothing was checked" : phrases.joined(separator: ", ")
    return warningsFail && items.contains { $0.outcome == .warn } ? "\(words); warnings count as failures" : words
  }

  /// The decisions that accept findings, each once, in the order of the items.
  var waivers: [AcceptedFindings] {
    AcceptedFindings.grouping(items.flatMap(\.findings).compactMap(\.acceptance))
  }

  /// The answer, and on how many decisions a GO rests, such as `GO with 2 waivers`.
  var verdictInWords: String {
    let count = waivers.count
    let whole = stageInWords.map { "\(verdict.rawValue), \($0)" } ?? verdict.rawValue
    let part = partInWords.map { "\(whole) \($0)" } ?? whole
    guard verdict == .go, count > 0 else { return part }
    return "\(part) with \(count) \(count == 1 ? "waiver" : "waivers")"
  }

  /// Which of its two questions a cutover's GO answers: that it may be committed, or that it is.
  private var stageInWords: String? {
    guard verdict == .go, checklist.name == "cutover" else { return nil }
    return switch items.first(where: { $0.id == "commit-through" })?.outcome {
    case .pass, .attested: "COMMITTED"
    case .notApplicable: "READY TO COMMIT" + (quietInWords.map { ", \($0)" } ?? "")
    default: nil
    }
  }

  /// For how long nobody wrote to the source, where the answer rests on that.
  private var quietInWords: String? {
    guard items.first(where: { $0.id == "source-writes-stopped" })?.outcome == .pass else { return nil }
    return sourceQuietSeconds.map { "source quiet for \(Figures.count($0)) s" }
  }

  /// What a GO asks to be done next: the steps that come after it, unless they do not arise.
  var nextSteps: [AuditItem] {
    guard verdict == .go else { return [] }
    return items.filter { $0.kind == .step && $0.outcome == .notApplicable && !$0.remedies.isEmpty }
  }

  /// Of how many collections the answer speaks where a comparison of documents leaves some out; nil where it speaks of all.
  private var partInWords: String? {
    guard let documents, let scope = items.first(where: { $0.id == "verified-scope" }) else { return nil }
    let leftOut = Set(scope.findings.compactMap(\.subject.namespace).map { Array($0.utf8) }).count
    return leftOut == 0 ? nil : "for \(documents.count) of \(documents.count + leftOut) collections"
  }

  /// For which time the answer stands, in a sentence.
  var validityInWords: String { ValidityWords(self).sentence }

  /// The items that someone has to look at, in the checklist's order.
  var openItems: [AuditItem] { items.filter { !$0.outcome.isSettled } }

  /// The items that nobody has to look at, in the checklist's order.
  var settledItems: [AuditItem] { items.filter(\.outcome.isSettled) }

  /// Both clusters, in the order of the migration.
  var clusters: [ClusterSummary] { [source, destination] }
}
