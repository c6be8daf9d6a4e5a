import Findings

extension HTMLPage {
  /// What surrounds the answer: the clusters, the run, the program, and what it does not vouch for.
  ///
  /// - Parameter report: the report.
  mutating func facts(of report: AuditReport) {
    clusters(report.clusters)
    run(of: report)
    if let coverage = report.coverage { self.coverage(coverage, in: report) }
    guard !report.notChecked.isEmpty else { return }
    add(
      """
      <section aria-labelledby="not-checked">
      <h2 id="not-checked">Not checked</h2>
      <ul>
      """)
    for omission in report.notChecked { add("<li>\(.apart(omission))</li>") }
    add(
      """
      </ul>
      </section>
      """)
  }

  private mutating func clusters(_ clusters: [AuditReport.ClusterSummary]) {
    add(
      """
      <section aria-labelledby="clusters">
      <h2 id="clusters">Clusters</h2>
      <div class="clusters">
      """)
    for cluster in clusters {
      add(
        """
        <div class="cluster">
        <h3>\(cluster.role.heading)</h3>
        <p>\(.code(cluster.address))</p>
        <p>\(.apart(cluster.topology)), feature compatibility version \(.apart(cluster.featureCompatibilityVersion))</p>
        """)
      if !cluster.members.isEmpty { members(cluster.members) }
      add("</div>")
    }
    add(
      """
      </div>
      </section>
      """)
  }

  private mutating func members(_ members: [AuditReport.MemberSummary]) {
    add(
      """
      <table>
      \(.columns("Member", "Set", "State", "Version"))
      <tbody>
      """)
    for member in members {
      add(
        """
        <tr><td>\(.code(member.host))</td><td>\(.apart(member.set))</td><td>\(.apart(member.state))</td>\
        <td>\(.apart(member.version))</td></tr>
        """)
    }
    add(
      """
      </tbody>
      </table>
      """)
  }

  private mutating func run(of report: AuditReport) {
    add(
      """
      <section aria-labelledby="run">
      <h2 id="run">Run</h2>
      <dl class="facts">
      <div><dt>Run</dt><dd>\(.code(report.run.id))</dd></div>
      <div><dt>Started</dt><dd>\(.time(Timestamp(report.run.startedAt).seconds))</dd></div>
      <div><dt>Finished</dt><dd>\(.time(Timestamp(report.run.finishedAt).seconds))</dd></div>
      """)
    for bundle in report.bundles { add("<div><dt>Evidence</dt><dd>\(.apart(bundle.line))</dd></div>") }
    for label in report.run.labels {
      add("<div><dt>\(.apart(label.key))</dt><dd>\(.apart(label.value))</dd></div>")
    }
    for line in report.plan {
      add("<div><dt>Plan: \(.apart(line.key))</dt><dd>\(.apart(line.value))</dd></div>")
    }
    if let ledger = report.ledger { add("<div><dt>Ledger</dt><dd>\(ledger.line)</dd></div>") }
    add(
      """
      <div><dt>Made by</dt><dd>\(report.tool.name) \(report.tool.version), \(report.tool.driver)</dd></div>
      </dl>
      </section>
      """)
  }

  /// What of the clusters was looked at.
  private mutating func coverage(_ coverage: Coverage, in report: AuditReport) {
    add(
      """
      <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <ul>
      """)
    for catalog in coverage.catalogs { add("<li>\(.apart(catalog.sentence))\(databases(of: catalog))</li>") }
    add("</ul>")
    if !coverage.features.isEmpty { features(coverage.features, in: report) }
    add("</section>")
  }

  private func databases(of catalog: Coverage.Catalog) -> HTMLText {
    guard catalog.gap == nil, !catalog.databases.isEmpty else { return "" }
    let names = HTMLText.each(catalog.databases) {
      "<span class=\"count-of\">\(.code($0.name)) \($0.namespaces)</span> "
    }
    let more = catalog.databasesLeftOut
    return " By database: \(names)\(.when(more > 0, "and \(more) more databases"))"
  }

  private mutating func features(_ features: [Coverage.Feature], in report: AuditReport) {
    add(
      """
      <table>
      \(.columns("Cluster", "Feature", "Seen on", "Judged by"))
      <tbody>
      """)
    for feature in features {
      let judges = HTMLText.each(report.judges(of: feature)) { "<span class=\"judge\">\(.apart($0))</span> " }
      add(
        """
        <tr><td class="role">\(feature.cluster.rawValue)</td><td>\(.apart(feature.words))</td><td>\(feature.count): \
        \(.each(feature.first) { "\(.code($0)) " })\
        \(.when(feature.leftOut > 0, "and \(feature.leftOut) more"))</td><td>\(judges)</td></tr>
        """)
    }
    add(
      """
      </tbody>
      </table>
      """)
  }

  /// An answer of a server.
  ///
  /// - Parameters:
  ///   - record: the answer.
  ///   - name: its short name.
  mutating func answer(_ record: EvidenceRecord, name: String) {
    let (heading, answer, isRefusal): (HTMLText, String, Bool) =
      switch record.answer {
      case .reply(let reply): ("Reply", JSONLayout.indented(reply), false)
      case .error(let error): ("Error", error, true)
      case .withheld(let digest): ("Reply", EvidenceRecord.words(withheld: digest), false)
      }
    add(
      """
      <details class="evidence">
      <summary><strong>\(name)</strong> \(.code(record.commandName)) \(record.origin.rawValue) \(.apart(record.node)) \
      \(.time(Timestamp(record.at).seconds))\(.when(isRefusal, " <span class=\"tag unknown\">refused</span>"))</summary>
      <div id="\(name)">
      <h3>Command</h3>
      <pre><code>\(.block(JSONLayout.indented(record.command)))</code></pre>
      <h3>\(heading)</h3>
      <pre><code>\(.block(answer))</code></pre>
      </div>
      </details>
      """)
  }
}
