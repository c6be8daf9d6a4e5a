import Findings

extension HTMLPage {
  /// What a browser needs, the verdict, and links to what follows.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - digest: the digest of its JSON form.
  mutating func head(of report: AuditReport, digest: String) {
    let printed = HTMLStyle.printedPage(of: report, digest: digest)
    let policy = HTMLPolicy(styles: [HTMLStyle.sheet, printed], script: HTMLScript.text).text
    let finished = Timestamp(report.run.finishedAt).seconds
    add(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="referrer" content="no-referrer"/>
      <title>\(report.verdictInWords): \(report.checklist.name), \(finished)</title>
      <style>\(HTMLText(markup: HTMLStyle.sheet))</style>
      <style>\(HTMLText(markup: printed))</style>
      </head>
      <body>
      <a class="skip" href="#items">Skip to the checklist</a>
      """)
    banner(of: report, finished: finished)
    contents(of: report)
  }

  private mutating func banner(of report: AuditReport, finished: String) {
    let validity = ValidityWords(report)
    add(
      """
      <header class="verdict \(report.verdict.rawValue.lowercased())">
      <h1><span class="answer">\(report.verdictInWords)</span> <span class="counts">\(report.countsInWords)</span></h1>
      <p class="validity">\(validity.beforeSeen) \(.time(validity.seen)); \
      \(validity.beforeEnd) \(.time(validity.end))\(validity.afterEnd)</p>
      <p class="question"><strong>\(.apart(report.checklist.name))</strong> \(.apart(report.checklist.question))</p>
      <dl class="route">
      """)
    for cluster in report.clusters {
      add("<div><dt>\(cluster.role.heading)</dt><dd>\(.apart(cluster.address))</dd></div>")
    }
    add(
      """
      <div><dt>Finished</dt><dd>\(.time(finished))</dd></div>
      </dl>
      </header>
      """)
  }

  private mutating func contents(of report: AuditReport) {
    add(
      """
      <nav class="sections" aria-label="On this page">
      <ul>
      <li><a href="#items">Checklist</a> \(report.items.count)</li>
      """)
    if report.documents != nil { add("<li><a href=\"#documents\">Documents</a></li>") }
    add(
      """
      <li><a href="#timeline">Timeline</a></li>
      <li><a href="#clusters">Clusters</a></li>
      <li><a href="#run">Run</a></li>
      """)
    if report.coverage != nil { add("<li><a href=\"#coverage\">Coverage</a></li>") }
    if !report.notChecked.isEmpty {
      add("<li><a href=\"#not-checked\">Not checked</a> \(report.notChecked.count)</li>")
    }
    if !report.evidence.isEmpty { add("<li><a href=\"#evidence\">Evidence</a> \(report.evidence.count)</li>") }
    add(
      """
      </ul>
      </nav>
      """)
  }

  /// The digest of the JSON form, and the script.
  ///
  /// - Parameter digest: the digest of the report's JSON form.
  mutating func foot(digest: String) {
    add(
      """
      <footer>
      <p>SHA-256 of the JSON form of this report, which <code>sha256sum</code> of that file tells too:</p>
      <p><code id="digest">\(digest)</code></p>
      </footer>
      <script>\(HTMLText(markup: HTMLScript.text))</script>
      </body>
      </html>
      """)
  }
}

extension ClusterRole {
  /// The role as a heading.
  var heading: String { self == .source ? "Source" : "Destination" }
}
