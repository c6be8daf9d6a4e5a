public import Evidence
public import Findings

/// Persistent query settings should be the same on both clusters.
public struct SameQuerySettings: Check {
  /// Makes the check.
  public init() {}

  /// The query settings.
  public let questions: Questions = .querySettings

  /// What it judges and why.
  public let about = About(
    id: "same-query-settings",
    title: "Query settings migrated",
    rule: """
      The settings that the source binds to shapes of queries are bound to the same shapes on the destination, and no \
      others are. Servers before 8.0 have none.
      """,
    rationale: """
      mongosync does not migrate them. A query that was held to an index, or was refused because it is too costly, runs \
      freely again.
      """,
    reads: ["aggregate $querySettings on the admin database"],
    privileges: ["querySettings on the cluster (clusterMonitor)"],
    remedy: "Set them on the destination once mongosync is committed.",
    citations: [
      Citation("F-15", "MongoDB docs, mongosync: migrating persistent query settings"),
      Citation("E-13", "MongoDB docs, server 8.0: $querySettings, setQuerySettings"),
    ])

  /// Judges the settings of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if evidence.source.querySettings.isUnheardOf {
      judgement.cite(evidence.source.querySettings.evidence)
      judgement.add(Finding(.notApplicable, Subject(.source), "The source's server knows no query settings."))
      return judgement
    }
    let what = "the query settings"
    let present = evidence.destination.querySettings
    let isTold = !present.isUnheardOf
    guard let wanted = judgement.value(of: evidence.source.querySettings, Subject(.source), "\(what) of the source"),
      let settings = isTold ? judgement.value(of: present, Subject(.destination), "\(what) of the destination") : []
    else { return judgement }
    compare(wanted, settings, &judgement)
    judgement.conclude(
      comparing: wanted.count, "\(Wording.count(wanted.count, "query setting is", "query settings are")) the same.",
      orElse: "Neither cluster has a query setting.")
    return judgement
  }

  private func compare(_ source: [QuerySetting], _ destination: [QuerySetting], _ judgement: inout Judgement) {
    let subject = Subject(.destination)
    let present = Dictionary(destination.map { ($0.shapeHash, $0.settings) }) { first, _ in first }
    let wanted = Set(source.map(\.shapeHash))
    for setting in source where present[setting.shapeHash] != setting.settings {
      judgement.add(
        Difference("The query setting of the shape \(setting.shapeHash)", setting.settings, present[setting.shapeHash])
          .finding(.warn, subject))
      let hash = ShellText.javaScript(setting.shapeHash)
      judgement.suggest(
        .putting(
          .destination, "Set what the source has; a shape that the destination has not met needs its query instead.",
          [setting.settings]
        ) { values in "db.adminCommand({ setQuerySettings: \(hash), settings: \(values.joined()) })" })
    }
    for setting in destination where !wanted.contains(setting.shapeHash) {
      judgement.add(
        Difference("The query setting of the shape \(setting.shapeHash)", nil, setting.settings)
          .finding(.warn, subject))
      judgement.suggest(
        Remedy(
          .destination, "Remove the setting if nobody wants it.",
          command: "db.adminCommand({ removeQuerySettings: \(ShellText.javaScript(setting.shapeHash)) })"))
    }
  }
}

extension Observed {
  /// Whether the server does not know the question at all, which it tells by an error code.
  fileprivate var isUnheardOf: Bool {
    if case .refused(let refusal, _) = self { refusal.kind == .commandNotFound } else { false }
  }
}
