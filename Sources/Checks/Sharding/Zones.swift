public import Evidence
public import Findings

/// Zones are not copied, and must not stand in the way on the destination.
public struct Zones: Check {
  /// Makes the check.
  public init() {}

  /// The zones, and the collections that they may stand in the way of.
  public let questions: Questions = [.catalog, .zones]

  /// What it judges and why.
  public let about = About(
    id: "zones",
    title: "No zones in the way",
    rule: """
      No range of a collection that is copied is bound to a zone on the destination; from mongosync 1.20 on that is a \
      failure. Zones of the source are a warning: they have to be made anew after the commit.
      """,
    rationale: """
      mongosync does not copy zones. From 1.20 on it refuses to copy into a collection for which the destination has \
      ranges; before, they decide where the copy lies.
      """,
    reads: ["find config.tags", "hello", "the catalog ($listCatalog or listCollections)"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Remove the destination's ranges before the start, and bind them again after the commit.",
    citations: [
      Citation("C-20", "MongoDB docs, mongosync release notes 1.20"),
      Citation("C-20", "MongoDB docs, mongosync 1.21: limitations, sharded clusters"),
      Citation("C-20", "MongoDB support-tools: error patterns of the log analyser, shard tags"),
    ])

  /// Judges the ranges of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let kinds = evidence.clusters.map { judgement.isSharded($0) }
    guard kinds.contains(where: { $0 != false }) else {
      judgement.add(Finding(.notApplicable, Subject(), "Neither cluster is sharded."))
      return judgement
    }
    if kinds[0] == true { judgeSource(evidence, &judgement) }
    if kinds[1] == true { judgeDestination(evidence, &judgement) }
    judgement.passIfSilent("No range of a collection is bound to a zone.", on: nil)
    return judgement
  }

  private func judgeSource(_ evidence: Evidence, _ judgement: inout Judgement) {
    let observed = evidence.source.zones
    guard let ranges = judgement.value(of: observed, Subject(.source), "the zones of the source") else { return }
    let byNamespace = Dictionary(grouping: ranges) { ExactText($0.namespace) }
    for (namespace, ranges) in byNamespace.sorted(by: { $0.key < $1.key }).map({ ($0.key.text, $0.value) }) {
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: namespace),
          "\(Wording.count(ranges.count, "range", "ranges")) of \(namespace) are bound to zones on the source, which are "
            + "not copied: \(Wording.list(ranges.map(\.zone).exactTexts.sorted().map(\.text)))."))
    }
    guard !ranges.isEmpty else { return }
    judgement.suggest(
      Remedy(
        .source, "Write the zones and their ranges down, to bind them on the destination after the commit.",
        command: #"db.getSiblingDB("config").getCollection("tags").find()"#))
  }

  private func judgeDestination(_ evidence: Evidence, _ judgement: inout Judgement) {
    let observed = evidence.destination.zones
    let subject = Subject(.destination)
    guard let ranges = judgement.value(of: observed, subject, "the zones of the destination"), !ranges.isEmpty,
      let copied = judgement.copiedCollections(evidence)
    else { return }
    let namespaces = copied.map(\.namespace).exactTexts
    for range in ranges {
      judgement.add(finding(range, isCopied: namespaces.contains(range.namespace), evidence.plan))
      judgement.suggest(
        .putting(
          .destination,
          "Remove the range of \(range.namespace), connected to a mongos; bind it again after the commit.",
          [range.minimum, range.maximum]
        ) { "sh.removeRangeFromZone(\(ShellText.javaScript(range.namespace)), \($0.joined(separator: ", ")))" })
    }
    if judgement.findings.contains(where: { $0.outcome == .unknown }) { judgement.suggest(.giveMongosyncVersion) }
  }

  private func finding(_ range: ZoneRange, isCopied: Bool, _ plan: Plan) -> Finding {
    let outcome: Outcome =
      switch (isCopied, plan.mongosyncHas(.refusesZones)) {
      case (false, _), (true, false): .warn
      case (true, true): .fail
      case (true, nil): .unknown
      }
    return Finding(
      outcome, Subject(.destination, namespace: range.namespace),
      "A range of \(range.namespace) is bound to the zone \(range.zone) on the destination.",
      explanation: isCopied
        ? (outcome == .unknown ? "mongosync 1.20 and later refuse it; the plan does not give the version." : "")
        : "The source has no such collection to be copied.")
  }
}
