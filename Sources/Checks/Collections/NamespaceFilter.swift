public import Evidence
public import Findings

/// The filter of the start request must name what exists, and nothing of the system's.
public struct NamespaceFilter: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "namespace-filter",
    title: "The namespace filter names what exists",
    rule: """
      Every database and collection that includeNamespaces or excludeNamespaces names exists on the source, none is \
      the system's, every entry names its databases in one way, and the sync is not reversible. Regular expressions \
      and exclusions need mongosync 1.6, inclusions 1.1.
      """,
    rationale: """
      A filter cannot be changed once the sync is started: a misspelt name means a new start from nothing, or data \
      that is missing afterwards. A filtered sync cannot be reversed.
      """,
    reads: ["listDatabases", "the catalog ($listCatalog or listCollections)", "the plan"],
    privileges: ["listing databases and collections (clusterMonitor and readAnyDatabase)"],
    remedy: "Correct the filter before the start; state it in the plan exactly as in the start request.",
    citations: [
      Citation("C-31", "MongoDB docs, mongosync 1.21: collection-level filtering; limitations, filtered sync"),
      Citation("C-31", "MongoDB docs, mongosync 1.21: reference/api/start, includeNamespaces and excludeNamespaces"),
    ])

  /// Judges the plan's filter by the source's catalog.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let plan = evidence.plan
    let lists = [("includeNamespaces", plan.includeNamespaces), ("excludeNamespaces", plan.excludeNamespaces)]
    guard lists.contains(where: { !$0.1.isEmpty }) else { return withoutLists(plan) }
    judgeStart(plan, &judgement)
    for (list, patterns) in lists {
      for (index, pattern) in patterns.enumerated() {
        let entry = FilterEntry(pattern, name: "\(list)[\(index)]", isExclusion: list == "excludeNamespaces")
        entry.judge(evidence, &judgement)
      }
    }
    if judgement.findings.isEmpty, let copied = judgement.copiedCollections(evidence) {
      judgement.add(
        Finding(
          copied.isEmpty ? .fail : .pass, Subject(.source),
          "The filter takes \(Wording.count(copied.count, "collection or view", "collections and views"))."))
    }
    return judgement
  }

  private func withoutLists(_ plan: Plan) -> Judgement {
    guard plan.filtered == true else {
      return Judgement([Finding(.notApplicable, Subject(), "The plan has no namespace filter.")])
    }
    return Judgement(
      [
        Finding(
          .unknown, Subject(), "The plan says filtered, but not what the filter is.",
          explanation: "Without it all collections of the source are judged as if they were copied.")
      ],
      remedies: [
        Remedy(nil, "State includeNamespaces and excludeNamespaces in the plan, as they are in the start request.")
      ])
  }

  private func judgeStart(_ plan: Plan, _ judgement: inout Judgement) {
    if plan.reversible == true {
      judgement.add(Finding(.fail, Subject(), "The plan has a filter and says reversible, which mongosync refuses."))
      judgement.suggest(Remedy(nil, "Leave out either reversible or the filter."))
    }
    let needsExpressions =
      !plan.excludeNamespaces.isEmpty || plan.includeNamespaces.contains { !$0.expressions.isEmpty }
    guard let version = plan.mongosyncVersion else { return }
    let needed = needsExpressions ? MongosyncFeature.filtersByExpression : .filters
    guard version < needed.since else { return }
    judgement.add(
      Finding(.fail, Subject(), "The filter needs mongosync \(needed.since), and the plan says \(version)."))
  }
}
