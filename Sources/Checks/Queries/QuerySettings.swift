public import Evidence
public import Findings

/// Settings bound to shapes of queries have to be made anew.
public struct QuerySettings: Check {
  /// Makes the check.
  public init() {}

  /// The settings.
  public let questions: Questions = .querySettings

  /// What it judges and why.
  public let about = About(
    id: "query-settings",
    title: "No query settings to be made anew",
    rule: "The source, if it runs 8.0 or later, has no persistent query settings. Each is a warning.",
    rationale: "mongosync does not copy them: on the destination the queries concerned choose their indexes freely.",
    reads: ["$querySettings"],
    privileges: ["the action querySettings on the cluster"],
    remedy: "Set them on the destination with setQuerySettings after the commit.",
    citations: [
      Citation("C-23", "MongoDB docs, mongosync 1.21: limitations, persistent query settings"),
      Citation("C-23", "MongoDB docs, server 8.0: $querySettings and setQuerySettings"),
    ])

  /// Judges the source's query settings.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let observed = evidence.source.querySettings
    if case .refused(let refusal, let ids) = observed, refusal.kind == .commandNotFound {
      judgement.cite(ids)
      judgement.add(Finding(.notApplicable, Subject(.source), "Servers before 8.0 have no query settings."))
      return judgement
    }
    guard let settings = judgement.value(of: observed, Subject(.source), "the query settings of the source") else {
      return judgement
    }
    for setting in settings {
      judgement.add(
        Finding(
          .warn, Subject(.source),
          "The settings of the query shape \(setting.shapeHash) are not copied: \(setting.settings.readable)."))
    }
    if !settings.isEmpty {
      judgement.suggest(
        Remedy(
          .source, "Write the settings down, to set them on the destination with setQuerySettings after the commit.",
          command: #"db.getSiblingDB("admin").aggregate([{ $querySettings: {} }])"#))
    }
    judgement.passIfSilent("The source has no query settings.")
    return judgement
  }
}
