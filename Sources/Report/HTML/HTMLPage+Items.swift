import Findings

extension HTMLPage {
  /// What somebody has to look at, as links.
  ///
  /// - Parameter report: the report.
  mutating func attention(of report: AuditReport) {
    let open = report.items.enumerated().filter { !$1.outcome.isSettled }
    guard !open.isEmpty else { return }
    add(
      """
      <nav class="attention" aria-labelledby="attention">
      <h2 id="attention">Needs attention <span class="count">\(open.count)</span></h2>
      <ol class="contents">
      """)
    for (place, item) in open {
      add(
        """
        <li class="\(item.outcome.rawValue)" data-outcome="\(item.outcome.rawValue)">\
        <a href="#\(Self.anchor(of: item, place: place))"><span class="tag">\(item.outcome.tag)</span> \
        <span class="line">\(.code(item.id)) <strong>\(.apart(item.title))</strong> \
        <span class="seen">\(.apart(item.summary))</span></span></a></li>
        """)
    }
    add(
      """
      </ol>
      </nav>
      """)
  }

  /// What narrows the page down; the script lays it open.
  ///
  /// - Parameter report: the report.
  mutating func filter(of report: AuditReport) {
    guard !report.items.isEmpty else { return }
    add(
      """
      <div class="filter" id="filter" role="search" aria-label="Filter" hidden="hidden">
      <div role="group" aria-label="Outcomes to show">
      """)
    for part in OutcomeShares(report.counts).parts {
      let outcome = part.outcome.rawValue
      add(
        """
        <button type="button" class="\(outcome)" data-outcome="\(outcome)" aria-pressed="false">\
        <span class="tag">\(part.outcome.tag)</span> \(part.count)</button>
        """)
    }
    add(
      """
      </div>
      <label>Text <input type="search" id="filter-text" autocomplete="off" spellcheck="false"/></label>
      <button type="button" id="filter-unfold" aria-expanded="false">Open all</button>
      <output id="filter-shown"></output>
      </div>
      """)
  }

  /// A line of the checklist with its particulars.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - place: its place in the checklist, counted from 0.
  ///   - numbers: the short names of evidence.
  ///   - known: the short names that the page has answers for.
  mutating func item(_ item: AuditItem, place: Int, numbers: EvidenceNumbers, known: Set<String>) {
    let findings = item.findingsToRead
    let evidence = numbers[item.evidence]
    let hasOrigin = !item.citations.isEmpty || !evidence.isEmpty
    let isBare = findings.isEmpty && item.remedies.isEmpty && !hasOrigin
    let outcome = item.outcome.rawValue
    add(
      """
      <details class="item \(outcome)\(.when(isBare, " bare"))" id="\(Self.anchor(of: item, place: place))" \
      data-outcome="\(outcome)"\(.when(!item.outcome.isSettled, " open=\"open\""))>
      <summary><span class="tag">\(item.outcome.tag)</span> <h3>\(.code(item.id)) \(.apart(item.title))</h3> \
      <span class="seen">\(.apart(item.summary))</span>\(.each(item.waivers, waiver))\
      \(item.attestation.map(attestation) ?? "")</summary>
      """)
    if !isBare {
      add("<div class=\"particulars\">")
      self.findings(findings, of: item)
      remedies(item.remedies)
      if hasOrigin { origin(of: item, evidence, known: known) }
      add("</div>")
    }
    add("</details>")
  }

  /// What an item is called in links: by its id, or by its place where its id will not do.
  private static func anchor(of item: AuditItem, place: Int) -> String {
    let isPlain = !item.id.isEmpty && item.id.utf8.allSatisfy { anchorBytes.contains($0) }
    return isPlain ? "item-\(item.id)" : "row-\(place + 1)"
  }

  private static let anchorBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8)

  private func waiver(_ accepted: AcceptedFindings) -> HTMLText {
    let extent: HTMLText = accepted.waiver.extent(of: accepted.unit).map { ", \($0)" } ?? ""
    return """

      <span class="waiver">Waived by <strong>\(.apart(accepted.waiver.by))</strong> until \(.time(accepted.until))\
      \(extent) (\(accepted.count)): \(.apart(accepted.waiver.reason))</span>
      """
  }

  private func attestation(_ attestation: Attestation) -> HTMLText {
    let at: HTMLText = attestation.atInWords.map { " at \(.time($0))" } ?? ""
    return """

      <span class="attestation">Attested by <strong>\(.apart(attestation.by))</strong>\(at)\
      \(.when(!attestation.note.isEmpty, ": \(.apart(attestation.note))"))</span>
      """
  }

  private mutating func findings(_ findings: [Finding], of item: AuditItem) {
    guard !findings.isEmpty else { return }
    add("<ul class=\"findings\">")
    for finding in findings {
      let outcome: HTMLText = "<span class=\"tag \(finding.outcome.rawValue)\">\(finding.outcome.tag)</span> "
      add(
        """
        <li>\(.when(finding.outcome != item.outcome, outcome))\(subject(of: finding))\
        \(.apart(item.sentences(of: finding).joined(separator: " ")))</li>
        """)
    }
    add("</ul>")
  }

  private func subject(of finding: Finding) -> HTMLText {
    let subject = finding.subject
    let names = [
      ("", subject.cluster?.rawValue), ("", subject.node), ("", subject.namespace), ("index ", subject.index),
    ].compactMap { kind, name in name.map { (kind, $0) } }
    guard !names.isEmpty else { return "" }
    return "<span class=\"subject\">\(.each(names) { "<span>\($0)\(.apart($1))</span> " })</span> "
  }

  private mutating func remedies(_ remedies: [Remedy]) {
    guard !remedies.isEmpty else { return }
    add(
      """
      <h4>To do</h4>
      <ol class="remedies">
      """)
    for remedy in remedies {
      add("<li><p><strong>\(remedy.place)</strong> \(.apart(remedy.text)) \(remedy.consequence)</p>")
      if let command = remedy.command { add("<pre class=\"command\"><code>\(.block(command))</code></pre>") }
      add("</li>")
    }
    add("</ol>")
  }

  private mutating func origin(of item: AuditItem, _ evidence: [String], known: Set<String>) {
    add("<dl class=\"origin\">")
    if !item.citations.isEmpty {
      add("<div><dt>Rule</dt>\(.each(item.citations) { "<dd>\(.apart($0.line))</dd>" })</div>")
    }
    if !evidence.isEmpty {
      let links = HTMLText.each(evidence) { name in
        known.contains(name) ? "<a href=\"#\(name)\">\(name)</a> " : "\(.apart(name)) "
      }
      add("<div><dt>Evidence</dt><dd>\(links)</dd></div>")
    }
    add("</dl>")
  }
}
