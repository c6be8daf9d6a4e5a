import Findings

/// What the page is filled with beside its items and answers, by the template's own names; plain text but for `HTMLText`.
struct HTMLPage {
  let style: HTMLText
  let printedPage: HTMLText
  let script: HTMLText
  let policy: String
  let digest: String
  let verdict: String
  let verdictClass: String
  let counts: String
  let validity: ValidityWords
  let checklist: String
  let question: String
  let clusters: [HTMLCluster]
  let hasItems: Bool
  let itemCount: Int
  let outcomes: [HTMLOutcomePart]
  let hasOpenItems: Bool
  let openCount: Int
  let openItems: [HTMLItemLink]
  let timeline: [HTMLSpan]
  let reachesBeyond: Bool
  let run: String
  let started: String
  let finished: String
  let bundles: [String]
  let ledgers: [String]
  let labels: [AuditReport.Label]
  let plan: [AuditReport.Label]
  let tool: AuditReport.Tool
  let documents: [HTMLDocuments]
  let hasCoverage: Bool
  let catalogs: [HTMLCatalog]
  let hasFeatures: Bool
  let features: [HTMLFeature]
  let hasOmissions: Bool
  let omissionCount: Int
  let notChecked: [String]
  let hasEvidence: Bool
  let evidenceCount: Int

  /// Lays a report out.
  ///
  /// - Parameter report: the report.
  init(_ report: AuditReport) {
    digest = report.digestOfJSON
    let printed = HTMLStyle.printedPage(of: report, digest: digest)
    style = HTMLText(markup: HTMLStyle.sheet)
    printedPage = HTMLText(markup: printed)
    script = HTMLText(markup: HTMLScript.text)
    policy = HTMLPolicy(styles: [HTMLStyle.sheet, printed], script: HTMLScript.text).text
    verdict = report.verdictInWords
    verdictClass = report.verdict.rawValue.lowercased()
    counts = report.countsInWords
    validity = ValidityWords(report)
    checklist = report.checklist.name
    question = report.checklist.question
    clusters = report.clusters.map(HTMLCluster.init)
    itemCount = report.items.count
    hasItems = itemCount > 0
    outcomes = OutcomeShares(report.counts).parts.map(HTMLOutcomePart.init)
    openItems = report.items.enumerated().filter { !$1.outcome.isSettled }.map { HTMLItemLink($1, place: $0) }
    openCount = openItems.count
    hasOpenItems = openCount > 0
    let times = AuditTimeline(report)
    timeline =
      times.work.map { HTMLSpan($0, in: times, kind: "work") } + [HTMLSpan(times.validity, in: times, kind: "validity")]
    reachesBeyond = times.reachesBeyond
    run = report.run.id
    started = Timestamp(report.run.startedAt).seconds
    finished = Timestamp(report.run.finishedAt).seconds
    bundles = report.bundles.map(\.line)
    ledgers = [report.ledger?.line].compactMap(\.self)
    labels = report.run.labels
    plan = report.plan
    tool = report.tool
    documents = report.documents.map { [HTMLDocuments($0)] } ?? []
    hasCoverage = report.coverage != nil
    catalogs = (report.coverage?.catalogs ?? []).map(HTMLCatalog.init)
    features = (report.coverage?.features ?? []).map { HTMLFeature($0, in: report) }
    hasFeatures = !features.isEmpty
    omissionCount = report.notChecked.count
    hasOmissions = omissionCount > 0
    notChecked = report.notChecked
    evidenceCount = report.evidence.count
    hasEvidence = evidenceCount > 0
  }
}
