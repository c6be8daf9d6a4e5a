public import Findings

/// Everything one audit found, finished; every output format is rendered from it alone.
public struct AuditReport: Hashable, Sendable {
  /// The version of the JSON form, `MAJOR.MINOR`; a reader refuses another major.
  public static let schemaVersion = "1.0"

  /// What made the report.
  public let tool: Tool
  /// When and under which labels it was made.
  public let run: Run
  /// Which checklist was judged.
  public let checklist: ChecklistSummary
  /// What the operator said of the migration, by the plan's own keys; checks judged by it.
  public let plan: [Label]
  /// The answer.
  public let verdict: Verdict
  /// Why a report without a failed item is NO-GO: warnings were asked to fail.
  public let warningsFail: Bool
  /// The cluster that is migrated from.
  public let source: ClusterSummary
  /// The cluster that is migrated to.
  public let destination: ClusterSummary
  /// One item per check or step, in the checklist's order.
  public let items: [AuditItem]
  /// Every answer of a server or a mongosync, in a fixed order.
  public let evidence: [EvidenceRecord]
  /// What the report does not vouch for, one sentence each.
  public let notChecked: [String]

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - tool: what made it.
  ///   - run: when and under which labels.
  ///   - checklist: which checklist was judged.
  ///   - plan: what the operator said of the migration, by the plan's own keys.
  ///   - source: the cluster that is migrated from.
  ///   - destination: the cluster that is migrated to.
  ///   - items: one item per check or step.
  ///   - evidence: every answer; sorted here by its id.
  ///   - notChecked: what the report does not vouch for.
  ///   - warningsFail: whether a warning makes the verdict NO-GO.
  public init(
    tool: Tool, run: Run, checklist: ChecklistSummary, plan: [Label] = [], source: ClusterSummary,
    destination: ClusterSummary, items: [AuditItem], evidence: [EvidenceRecord], notChecked: [String] = [],
    warningsFail: Bool = false
  ) {
    self.tool = tool
    self.run = run
    self.checklist = checklist
    self.plan = plan
    self.source = source
    self.destination = destination
    self.items = items
    self.evidence = evidence.sorted { $0.id < $1.id }
    self.notChecked = notChecked
    self.warningsFail = warningsFail
    verdict = Verdict(of: items.map(\.outcome), warningsFail: warningsFail)
  }

  /// How many items have each outcome, every outcome present, worst first.
  public var counts: [(outcome: Outcome, count: Int)] {
    Outcome.allCases.sorted().map { outcome in (outcome, items.count { $0.outcome == outcome }) }
  }
}
