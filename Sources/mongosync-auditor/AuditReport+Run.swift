import Bundles
import Checklists
import Evidence
import Findings
import MongoClient
import Report
import SecretScrubbing

extension AuditReport {
  /// The report of one run.
  ///
  /// - Parameters:
  ///   - checklist: the checklist.
  ///   - judging: how to judge.
  ///   - decisions: what people decided, in writing.
  ///   - evidence: all that was seen.
  ///   - records: every answer.
  ///   - run: when and under which labels.
  ///   - bundles: the saved evidence that all this comes from, if the clusters were not asked.
  ///   - ledger: the ledger in which a comparison of documents was noted.
  ///   - isRedacted: whether this run put fingerprints in the place of names.
  ///   - omissions: what the report does not vouch for besides what the checklist leaves out.
  init(
    checklist: Checklist, judging: JudgingOptions, decisions: Decisions?, evidence: Evidence,
    records: [EvidenceRecord], run: Run, bundles: JoinedBundles? = nil, ledger: LedgerSummary? = nil,
    isRedacted: Bool = false, omissions: [String] = []
  ) {
    let summaries = (bundles?.bundles ?? []).map(BundleSummary.init)
    let isRedacted = isRedacted || summaries.contains(where: \.isRedacted)
    var items = judging.audit(of: checklist, deciding: decisions, namesAreHidden: isRedacted).items(judging: evidence)
    if let seconds = bundles?.secondsApart { items.append(.evidenceTimes(apart: seconds)) }
    if bundles != nil, let item = AuditItem.maskedEvidence(in: evidence, by: checklist, mask: SecretScrubber.mask) {
      items.append(item)
    }
    let withheld =
      isRedacted
      ? ["Raw replies: --redact left them out, and put fingerprints in the place of names."] : []
    self.init(
      tool: Tool(name: "mongosync-auditor", version: MongosyncAuditor.version, driver: Driver.nameAndVersion),
      run: run, bundles: summaries, checklist: ChecklistSummary(name: checklist.name, question: checklist.question),
      plan: evidence.plan.lines + (evidence.verification?.scope?.lines ?? []),
      source: ClusterSummary(evidence.source), destination: ClusterSummary(evidence.destination), items: items,
      evidence: records, coverage: Coverage(of: evidence, by: checklist), documents: evidence.verification?.comparisons,
      ledger: ledger,
      notChecked: (evidence.mongosync.isEmpty ? [Checklist.mongosyncNotAsked] : []) + checklist.notChecked + withheld
        + omissions
        + judging.unusedAttestations(in: items),
      sourceQuietSeconds: items.first { $0.id == "source-writes-stopped" }?.outcome == .pass
        ? evidence.source.quietSeconds : nil,
      warningsFail: judging.warningsFail, seenAt: evidence.collectedAt, validFor: judging.validFor)
  }
}

extension AuditReport.ClusterSummary {
  /// What a reader must know of a cluster to recognise it.
  init(_ cluster: ClusterEvidence) {
    let compatibility = cluster.sets.compactMap { set in
      set.primary?.featureCompatibilityVersion.value.map { version in
        "\(version.version)" + (version.targetVersion.map { ", changing to \($0)" } ?? "")
      }
    }
    self.init(
      role: cluster.role, address: cluster.address,
      topology: cluster.topology.value?.name ?? "unknown: \(cluster.topology.reason ?? "")",
      featureCompatibilityVersion: compatibility.isEmpty
        ? "unknown" : Array(Set(compatibility)).sorted().joined(separator: "; "),
      members: cluster.sets.flatMap { set in set.members.map { AuditReport.MemberSummary($0, in: set.name) } })
  }
}

extension AuditReport.MemberSummary {
  /// What a reader must know of a member.
  init(_ member: MemberEvidence, in set: String) {
    let state: String =
      if member.configuration.arbiterOnly {
        "arbiter"
      } else if let state = member.state.value {
        (member.configuration.hidden ? "hidden " : "") + state.rawValue
      } else {
        "not reached"
      }
    self.init(
      host: member.host, set: set, state: state, version: member.version.value?.description ?? "unknown")
  }
}
