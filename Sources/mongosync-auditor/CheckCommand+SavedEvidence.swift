import ArgumentParser
import Bundles
import Checklists
import Evidence
import Findings
import Foundation
import Report

extension CheckCommand {
  /// Judges what was collected earlier, and asks nobody.
  ///
  /// - Parameter checklist: the checklist to judge.
  /// - Throws: `ValidationError` when the evidence cannot be used, else the `ExitCode` of the verdict.
  func judgeSavedEvidence(by checklist: Checklist) throws {
    let startedAt = Date()
    let decisions = try judging.decisions()
    let writers = try reporting.places.writers()
    let joined = try saved.bundles()
    guard joined.plansAgree || planning.planFile != nil else {
      throw ValidationError("The bundles were collected under different plans; say with --plan which one to judge by.")
    }
    let plan = try planning.plan(over: joined.evidence.plan)
    let isRedacted = joined.bundles.contains { $0.bundle.redactionScope.map { $0 != .hosts } ?? false }
    if isRedacted, planning.planFile != nil, !(plan.includeNamespaces + plan.excludeNamespaces).isEmpty {
      throw ValidationError(
        "The evidence is redacted, so a filter by names fits none of it. Give the filter in the plan of collect.")
    }
    let evidence = joined.evidence.judged(by: plan)
    try evidence.refuseSharedMember()
    let report = AuditReport(
      checklist: checklist, judging: judging, decisions: decisions, evidence: evidence, records: joined.records,
      run: AuditReport.Run(
        id: UUID().uuidString.lowercased(), startedAt: startedAt, finishedAt: Date(), labels: reporting.reportLabels),
      bundles: joined)
    try finish(report, writers)
  }
}

extension AuditReport.BundleSummary {
  /// What a reader must know of a bundle.
  init(_ named: JoinedBundles.Named) {
    let bundle = named.bundle
    self.init(
      file: named.file, clusters: ClusterRole.allCases.filter(bundle.clusters.contains), run: bundle.run,
      collectedAt: bundle.evidence.collectedAt, tool: bundle.tool, isRedacted: bundle.redactionKey != nil)
  }
}
