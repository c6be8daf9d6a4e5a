import Findings

/// What the page template is filled with, by the template's own names; plain text but for `HTMLText`.
struct HTMLPage {
  let style: HTMLText
  let policy: String
  let verdict: String
  let verdictClass: String
  let counts: String
  let validity: String
  let checklist: String
  let question: String
  let clusters: [HTMLCluster]
  let hasOpenItems: Bool
  let openCount: Int
  let openItems: [HTMLItem]
  let hasSettledItems: Bool
  let settledCount: Int
  let settledItems: [HTMLItem]
  let items: [HTMLItem]
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
  let notChecked: [String]
  let hasEvidence: Bool
  let evidence: [HTMLEvidence]

  /// Lays a report out.
  ///
  /// - Parameter report: the report.
  init(_ report: AuditReport) {
    let numbers = EvidenceNumbers(report)
    let known = Set(report.evidence.indices.map(EvidenceNumbers.name))
    items = report.items.enumerated().map { HTMLItem($1, place: $0, numbers: numbers, known: known) }
    openItems = items.filter(\.isOpen)
    hasOpenItems = !openItems.isEmpty
    openCount = openItems.count
    settledItems = items.filter { !$0.isOpen }
    hasSettledItems = !settledItems.isEmpty
    settledCount = settledItems.count
    style = HTMLText(markup: HTMLStyle.sheet)
    policy = HTMLStyle.contentSecurityPolicy
    verdict = report.verdictInWords
    verdictClass = report.verdict.rawValue.lowercased()
    counts = report.countsInWords
    validity = report.validityInWords
    checklist = report.checklist.name
    question = report.checklist.question
    clusters = report.clusters.map(HTMLCluster.init)
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
    hasOmissions = !report.notChecked.isEmpty
    notChecked = report.notChecked
    hasEvidence = !report.evidence.isEmpty
    evidence = report.evidence.enumerated().map { HTMLEvidence($1, name: EvidenceNumbers.name(at: $0)) }
  }
}
