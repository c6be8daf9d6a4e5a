import Findings

extension AuditItem {
  /// The findings as a person reads them: worst first, and none that only repeats the item's summary.
  var findingsToRead: [Finding] {
    let sorted = findings.enumerated().sorted { ($0.element.outcome, $0.offset) < ($1.element.outcome, $1.offset) }
    return sorted.map(\.element).filter { finding in
      finding.summary != summary || !finding.subject.parts.isEmpty || !finding.explanation.isEmpty
    }
  }

  /// What a finding says beyond its subject and the item's summary.
  ///
  /// - Parameter finding: one of the item's findings.
  /// - Returns: its sentences, perhaps none.
  func sentences(of finding: Finding) -> [String] {
    let acceptance = finding.acceptance.map { acceptance in
      "\(acceptance.outcome == .fail ? "A failure" : "A warning"), waived by \(acceptance.waiver.by)."
    }
    return [finding.summary == summary ? "" : finding.summary, finding.explanation, acceptance ?? ""]
      .filter { !$0.isEmpty }
  }

  /// The decisions that accept some of its findings, each once, in the order of the findings.
  var waivers: [AcceptedFindings] { AcceptedFindings.grouping(findings.compactMap(\.acceptance)) }
}

extension Remedy {
  /// Where to do it, as the start of a sentence; empty where no cluster is named.
  var place: String { cluster.map { "On the \($0.rawValue):" } ?? "" }

  /// What follows from having done it, where that is more than the obvious.
  var consequence: String { settlesUnknown ? "A named person may attest to the result." : "" }
}

extension Citation {
  /// The source in one line.
  var line: String { requirement.isEmpty ? document : "\(requirement), \(document)" }
}
