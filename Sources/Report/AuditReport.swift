public import Findings
internal import SecretScrubbing

public import struct Foundation.Date

/// Everything one audit found, finished; every output format is rendered from it alone.
public struct AuditReport: Hashable, Sendable {
  /// The version of the JSON form, `MAJOR.MINOR`; a reader refuses another major.
  public static let schemaVersion = "1.4"

  /// For how many minutes an answer stands unless told otherwise.
  public static let standardValidity = 15

  /// What made the report.
  public let tool: Tool
  /// When and under which labels it was made.
  public let run: Run
  /// The saved evidence that was judged; none where the clusters were asked in this run.
  public let bundles: [BundleSummary]
  /// Which checklist was judged.
  public let checklist: ChecklistSummary
  /// What the operator said of the migration, by the plan's own keys; checks judged by it.
  public let plan: [Label]
  /// The answer.
  public let verdict: Verdict
  /// For how many seconds before its newest entry the source's oplog holds no write of an application, where a cutover's
  /// answer rests on that.
  public let sourceQuietSeconds: Int?
  /// Why a report without a failed item is NO-GO: warnings were asked to fail.
  public let warningsFail: Bool
  /// When the clusters were as the answer has it.
  public let seenAt: Date
  /// From when on the answer must be sought anew: clusters change, and so may what people accepted.
  public let validUntil: Date
  /// The cluster that is migrated from.
  public let source: ClusterSummary
  /// The cluster that is migrated to.
  public let destination: ClusterSummary
  /// One item per check or step, in the checklist's order.
  public let items: [AuditItem]
  /// Every answer of a server or a mongosync, in a fixed order.
  public let evidence: [EvidenceRecord]
  /// What of the clusters was looked at, where that was told.
  public let coverage: Coverage?
  /// What comparing the documents of each namespace came to; nothing where the checklist does not compare them.
  public let documents: [DocumentComparison]?
  /// What proves later which documents were compared; nothing where no ledger was kept.
  public let ledger: LedgerSummary?
  /// What the report does not vouch for, one sentence each.
  public let notChecked: [String]

  /// Puts a report together; secrets are masked in every text that evidence or people brought into it.
  ///
  /// - Parameters:
  ///   - tool: what made it.
  ///   - run: when and under which labels.
  ///   - bundles: the saved evidence that was judged.
  ///   - checklist: which checklist was judged.
  ///   - plan: what the operator said of the migration, by the plan's own keys.
  ///   - source: the cluster that is migrated from.
  ///   - destination: the cluster that is migrated to.
  ///   - items: one item per check or step.
  ///   - evidence: every answer; sorted here by its id.
  ///   - coverage: what of the clusters was looked at.
  ///   - documents: what comparing the documents of each namespace came to.
  ///   - ledger: the ledger in which the comparison was noted.
  ///   - notChecked: what the report does not vouch for.
  ///   - sourceQuietSeconds: for how many seconds nobody wrote to the source, where a cutover's answer rests on that.
  ///   - warningsFail: whether a warning makes the verdict NO-GO.
  ///   - seenAt: when the clusters were as the items have it; when the run ended, if not given.
  ///   - validFor: for how many minutes from then on the answer stands, unless a waiver it rests on ends earlier.
  public init(
    tool: Tool, run: Run, bundles: [BundleSummary] = [], checklist: ChecklistSummary, plan: [Label] = [],
    source: ClusterSummary, destination: ClusterSummary, items: [AuditItem], evidence: [EvidenceRecord],
    coverage: Coverage? = nil, documents: [DocumentComparison]? = nil, ledger: LedgerSummary? = nil,
    notChecked: [String] = [], sourceQuietSeconds: Int? = nil,
    warningsFail: Bool = false, seenAt: Date? = nil, validFor: Int = AuditReport.standardValidity
  ) {
    let seenAt = seenAt ?? run.finishedAt
    let scrubber = SecretsInUse.scrubber
    let scrub = { scrubber.scrubbed($0, as: .ownSentence) }
    let items = items.map {
      $0.changingTexts(withholdingCommands: "The command is not printed, since a secret is part of it.", scrub)
    }
    let run = Run(
      id: run.id, startedAt: run.startedAt, finishedAt: run.finishedAt,
      labels: run.labels.map { Label(key: scrub($0.key), value: scrub($0.value)) })
    let plan = plan.map { Label(key: $0.key, value: scrub($0.value)) }
    let notChecked = notChecked.map(scrub)
    let ends = items.flatMap(\.findings).compactMap(\.acceptance?.waiver.until)
    self.init(
      tool: tool, run: run, bundles: bundles, checklist: checklist, plan: plan, source: source,
      destination: destination, items: items, evidence: evidence.map(\.visible), coverage: coverage,
      documents: documents, ledger: ledger, notChecked: notChecked, sourceQuietSeconds: sourceQuietSeconds,
      warningsFail: warningsFail, seenAt: seenAt,
      validUntil: ([seenAt.addingTimeInterval(Double(validFor) * 60)] + ends).min() ?? seenAt)
  }

  /// Puts a report together whose end is known.
  init(
    tool: Tool, run: Run, bundles: [BundleSummary], checklist: ChecklistSummary, plan: [Label],
    source: ClusterSummary, destination: ClusterSummary, items: [AuditItem], evidence: [EvidenceRecord],
    coverage: Coverage?, documents: [DocumentComparison]?, ledger: LedgerSummary?, notChecked: [String],
    sourceQuietSeconds: Int?, warningsFail: Bool, seenAt: Date, validUntil: Date
  ) {
    self.tool = tool
    self.run = run
    self.bundles = bundles
    self.checklist = checklist
    self.plan = plan
    self.source = source
    self.destination = destination
    self.items = items
    self.evidence = evidence.sorted { $0.id < $1.id }
    self.coverage = coverage
    self.documents = documents
    self.ledger = ledger
    self.notChecked = notChecked
    self.sourceQuietSeconds = sourceQuietSeconds
    self.warningsFail = warningsFail
    self.seenAt = seenAt.toMilliseconds
    self.validUntil = validUntil.toMilliseconds
    verdict = Verdict(of: items.map(\.outcome), warningsFail: warningsFail)
  }

  /// How many items have each outcome, every outcome present, worst first.
  public var counts: [(outcome: Outcome, count: Int)] {
    Outcome.allCases.sorted().map { outcome in (outcome, items.count { $0.outcome == outcome }) }
  }
}
