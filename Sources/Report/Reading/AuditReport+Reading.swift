import Findings

extension AuditReport {
  /// Reads a report back from the JSON that this program wrote.
  ///
  /// What is read must give the very same bytes when it is written again: so nothing is lost in another format, and a
  /// verdict, a count or a list of decisions that does not follow from the items is not taken for the program's. What
  /// was changed so that all still follows, such as a digit of a reply, a seal alone shows.
  ///
  /// - Parameter json: the file's bytes.
  /// - Throws: `ReportReadingError` when it is no report of a version that is known, or not as this program wrote it.
  public init(json: [UInt8]) throws(ReportReadingError) {
    let report = try JSONMembers.reading(try JSONSlice(json)) { members throws(ReportReadingError) in
      try Self.checkVersion(try members.string("schemaVersion"))
      return try AuditReport(&members)
    }
    let written = Array(JSONRenderer().text(of: report).utf8)
    guard written == json else {
      let same = zip(written, json).prefix { $0 == $1 }.count
      let line = json.prefix(same).count { $0 == UInt8(ascii: "\n") } + 1
      throw ReportReadingError(
        """
        From line \(line) on the report is not as this program wrote it: it was changed or laid out anew since. Take \
        the file that the run wrote.
        """)
    }
    self = report
  }

  private static func checkVersion(_ version: String) throws(ReportReadingError) {
    guard version != schemaVersion else { return }
    throw ReportReadingError(
      """
      The report is of schema \(version), and this program reads \(schemaVersion). Take the program's version that the \
      report names.
      """)
  }

  private init(_ members: inout JSONMembers) throws(ReportReadingError) {
    let tool = try members.object("tool") { members throws(ReportReadingError) in try Tool(&members) }
    let run = try members.object("run") { members throws(ReportReadingError) in try Run(&members) }
    var bundles: [BundleSummary] = []
    for bundle in try members.takeIfPresent("bundles")?.elements() ?? [] {
      bundles.append(
        try JSONMembers.reading(bundle) { members throws(ReportReadingError) in try BundleSummary(&members) })
    }
    let checklist = ChecklistSummary(name: try members.string("checklist"), question: try members.string("question"))
    let plan = try Label.read(try members.take("plan"))
    // Written again from what it follows from, and compared with the file then.
    for derived in ["verdict", "counts", "decisions"] { _ = try members.take(derived) }
    let sourceQuietSeconds = try members.takeIfPresent("sourceQuietSeconds")?.int()
    let warningsFail = try members.take("warningsFail").bool()
    let seenAt = try members.take("seenAt").date()
    let validUntil = try members.take("validUntil").date()
    let clusters = try members.object("clusters") { members throws(ReportReadingError) in
      (
        source: try ClusterSummary(.source, try members.take("source")),
        destination: try ClusterSummary(.destination, try members.take("destination"))
      )
    }
    let items = try members.array("items") { slice throws(ReportReadingError) in try AuditItem(slice) }
    var coverage: Coverage?
    if let slice = members.takeIfPresent("coverage") { coverage = try Coverage(slice) }
    var documents: [DocumentComparison]?
    if let slice = members.takeIfPresent("documents") { documents = try DocumentComparison.read(slice) }
    var ledger: LedgerSummary?
    if let slice = members.takeIfPresent("ledger") {
      ledger = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
        LedgerSummary(root: try members.string("root"), partitions: try members.take("partitions").int())
      }
    }
    let notChecked = try members.strings("notChecked")
    var evidence: [EvidenceRecord] = []
    for (place, slice) in try members.take("evidence").elements().enumerated() {
      evidence.append(try EvidenceRecord(slice, place: place))
    }
    self.init(
      tool: tool, run: run, bundles: bundles, checklist: checklist, plan: plan, source: clusters.source,
      destination: clusters.destination, items: items, evidence: evidence, coverage: coverage, documents: documents,
      ledger: ledger, notChecked: notChecked, sourceQuietSeconds: sourceQuietSeconds, warningsFail: warningsFail,
      seenAt: seenAt, validUntil: validUntil)
  }
}
