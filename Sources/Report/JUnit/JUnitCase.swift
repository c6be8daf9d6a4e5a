import Findings

/// One test case of a board: a line of the checklist, or the verdict.
struct JUnitCase: Sendable {
  /// What a board can show of a case.
  enum Result: Sendable {
    case passed
    case failed
    case error
    case skipped

    init(_ verdict: Verdict) {
      self =
        switch verdict {
        case .go: .passed
        case .noGo: .failed
        case .incomplete: .error
        }
    }

    init(_ outcome: Outcome, warningsFail: Bool) {
      self =
        switch outcome {
        case .fail: .failed
        case .unknown: .error
        case .manual, .skipped: .skipped
        case .warn: warningsFail ? .failed : .passed
        case .waived, .attested, .pass, .notApplicable: .passed
        }
    }
  }

  /// Its name.
  let name: String
  /// What a board shows of it.
  let result: Result
  private let message: String
  private let lines: [String]

  /// A line of the checklist.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - warningsFail: whether a warning is a failure.
  init(_ item: AuditItem, warningsFail: Bool) {
    name = "\(item.id): \(item.title)"
    result = Result(item.outcome, warningsFail: warningsFail)
    message = "\(item.outcome.tag): \(item.summary)"
    lines = Self.lines(of: item)
  }

  /// The verdict.
  init(verdictOf report: AuditReport) {
    name = "verdict"
    result = Result(report.verdict)
    message = "\(report.verdictInWords): \(report.countsInWords)"
    lines = [report.validityInWords]
  }

  /// What stands inside the case's element.
  var content: HTMLText {
    let text = HTMLText.block(([message] + lines).joined(separator: "\n"))
    switch result {
    case .passed: return "<system-out>\(text)</system-out>"
    case .failed: return "<failure message=\"\(message)\" type=\"failure\">\(text)</failure>"
    case .error: return "<error message=\"\(message)\" type=\"unknown\">\(text)</error>"
    case .skipped: return "<skipped message=\"\(message)\" type=\"open\"/>"
    }
  }

  private static func lines(of item: AuditItem) -> [String] {
    let findings = item.findingsToRead.map { finding in
      let subject = finding.subject.parts.joined(separator: ", ")
      let words = ([subject] + item.sentences(of: finding)).filter { !$0.isEmpty }.joined(separator: ": ")
      return "- \(finding.outcome.tag) \(words)"
    }
    let remedies = item.remedies.map { remedy in
      [remedy.place, remedy.text, remedy.command ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let waivers = item.waivers.map { "Waived by \($0.waiver.by) until \($0.terms): \($0.waiver.reason)" }
    let attestation = item.attestation.map { "Attested by \($0.by)\($0.note.isEmpty ? "" : ": \($0.note)")" }
    return findings + remedies + waivers + [attestation].compactMap(\.self)
  }
}
