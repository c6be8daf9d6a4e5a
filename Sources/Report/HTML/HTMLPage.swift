import Findings

/// What the page template is filled with, by the template's own names; plain text but for `HTMLText`.
struct HTMLPage {
  let style: HTMLText
  let policy: String
  let verdict: String
  let verdictClass: String
  let counts: String
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
  let labels: [AuditReport.Label]
  let tool: AuditReport.Tool
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
    verdict = report.verdict.rawValue
    verdictClass = report.verdict.rawValue.lowercased()
    counts = report.countsInWords
    checklist = report.checklist.name
    question = report.checklist.question
    clusters = report.clusters.map(HTMLCluster.init)
    run = report.run.id
    started = Timestamp(report.run.startedAt).seconds
    finished = Timestamp(report.run.finishedAt).seconds
    labels = report.run.labels
    tool = report.tool
    hasOmissions = !report.notChecked.isEmpty
    notChecked = report.notChecked
    hasEvidence = !report.evidence.isEmpty
    evidence = report.evidence.enumerated().map { HTMLEvidence($1, name: EvidenceNumbers.name(at: $0)) }
  }
}

/// A cluster on the page.
struct HTMLCluster {
  let role: String
  let address: String
  let topology: String
  let featureCompatibilityVersion: String
  let hasMembers: Bool
  let members: [AuditReport.MemberSummary]

  /// Lays a cluster out.
  ///
  /// - Parameter cluster: the cluster.
  init(_ cluster: AuditReport.ClusterSummary) {
    role = cluster.role == .source ? "Source" : "Destination"
    address = cluster.address
    topology = cluster.topology
    featureCompatibilityVersion = cluster.featureCompatibilityVersion
    hasMembers = !cluster.members.isEmpty
    members = cluster.members
  }
}

/// An answer of a server on the page.
struct HTMLEvidence {
  let name: String
  let cluster: String
  let node: String
  let at: String
  let question: String
  let refused: Bool
  let command: HTMLText
  let answerName: String
  let answer: HTMLText

  /// Lays an answer out.
  ///
  /// - Parameters:
  ///   - record: the answer.
  ///   - name: its short name.
  init(_ record: EvidenceRecord, name: String) {
    self.name = name
    cluster = record.cluster.rawValue
    node = record.node
    at = Timestamp(record.at).seconds
    question = record.commandName
    command = .block(JSONLayout.indented(record.command))
    switch record.answer {
    case .reply(let reply):
      refused = false
      answerName = "Reply"
      answer = .block(JSONLayout.indented(reply))
    case .error(let error):
      refused = true
      answerName = "Error"
      answer = .block(error)
    }
  }
}
