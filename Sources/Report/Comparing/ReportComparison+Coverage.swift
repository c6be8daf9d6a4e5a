import Findings

extension ReportComparison {
  /// The namespaces whose documents compare otherwise than before.
  static func documents(_ old: [DocumentComparison]?, _ new: [DocumentComparison]?) -> [ReportChange] {
    pairs(old ?? [], new ?? [], by: \.namespace).flatMap { namespace, was, now -> [ReportChange] in
      switch (was, now) {
      case (let was?, let now?): return changes(namespace, was, now)
      case (nil, let now?):
        return [
          ReportChange(
            now.result == .same ? .better : .worse, .documents, namespace, was: nil, now: now.result.rawValue)
        ]
      case (let was?, nil):
        return [
          ReportChange(
            .worse, .documents, namespace, was: was.result.rawValue, now: nil,
            explanation: "Its documents were compared no more.")
        ]
      case (nil, nil): return []
      }
    }
  }

  private static func changes(
    _ namespace: String, _ was: DocumentComparison, _ now: DocumentComparison
  ) -> [ReportChange] {
    var changes: [ReportChange] = []
    if was.result != now.result {
      changes.append(
        ReportChange(
          .documents, namespace, was: was.result.rawValue, now: now.result.rawValue,
          rank: (was.result.rank, now.result.rank), explanation: now.gap ?? ""))
    }
    let (before, after) = (was.mismatchCount, now.mismatchCount)
    if before != after {
      changes.append(
        ReportChange(
          .documents, namespace, was: "\(before) mismatches", now: "\(after) mismatches", rank: (-before, -after)))
    }
    if was.assurance != now.assurance {
      changes.append(
        ReportChange(
          .coverage, namespace, was: was.assuranceInWords, now: now.assuranceInWords,
          rank: (was.assurance, now.assurance), explanation: "How much of its documents was proven."))
    }
    if was.source.documents != now.source.documents || was.destination.documents != now.destination.documents {
      changes.append(
        ReportChange(.other, .documents, namespace, was: was.countsInWords, now: now.countsInWords))
    }
    return changes
  }

  /// What of the clusters is seen no more, or is there now without a check that judges it.
  static func coverage(_ old: Coverage?, _ new: Coverage?) -> [ReportChange] {
    let catalogs = pairs(old?.catalogs ?? [], new?.catalogs ?? [], by: \.cluster.rawValue).flatMap {
      cluster, was, now -> [ReportChange] in
      let (before, after) = (was?.extent, now?.extent)
      guard before?.words != after?.words else { return [] }
      return [
        ReportChange(
          .coverage, "\(cluster), namespaces", was: before?.words ?? "not looked at",
          now: after?.words ?? "not looked at",
          rank: (before?.isKnown ?? false ? 1 : 0, after?.isKnown ?? false ? 1 : 0))
      ]
    }
    let features = pairs(old?.features ?? [], new?.features ?? [], by: { "\($0.cluster.rawValue), \($0.words)" })
    return catalogs
      + features.compactMap { feature, was, now in
        let (before, after) = (was?.isJudged ?? true, now?.isJudged ?? true)
        guard was?.count != now?.count || before != after else { return nil }
        return ReportChange(
          .coverage, feature, was: was?.countInWords ?? "not there", now: now?.countInWords ?? "not there",
          rank: (before ? 1 : 0, after ? 1 : 0))
      }
  }
}

extension DocumentComparison {
  /// How much was proven: the greater the more.
  fileprivate var assurance: Double { Double(method.level) + (sampledPercent ?? 100) / 101 }

  fileprivate var assuranceInWords: String {
    "\(method.rawValue), level \(method.level)" + (sampledPercent.map { ", \($0) % sampled" } ?? "")
  }

  fileprivate var countsInWords: String {
    "\(source.documents) on the source, \(destination.documents) on the destination"
  }
}

extension DocumentComparison.Result {
  /// The greater the better.
  fileprivate var rank: Int {
    switch self {
    case .differs: 0
    case .incomplete: 1
    case .same: 2
    }
  }
}

extension Coverage.Catalog {
  fileprivate var extent: (isKnown: Bool, words: String) {
    gap.map { (false, "unknown: \($0)") } ?? (true, "\(namespaces) in \(databaseCount) databases")
  }
}

extension Coverage.Feature {
  fileprivate var isJudged: Bool { isPlain || !checks.isEmpty }
  fileprivate var countInWords: String { "\(count)" + (isJudged ? "" : ", judged by no check") }
}
