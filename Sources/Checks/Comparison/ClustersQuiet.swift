public import Evidence
public import Findings

/// While documents are compared, nobody may write to either cluster.
public struct ClustersQuiet: Check {
  /// Makes the check.
  public init() {}

  /// The write block, which is always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "clusters-quiet",
    title: "Nobody wrote while documents were compared",
    rule: """
      Both clusters blocked user writes before the first document was compared and after the last. Where one did not, \
      a person vouches for it that no application wrote.
      """,
    rationale: """
      Two clusters that are written to are never the same at one moment. What was the same when it was read may differ \
      since, and what differed may only have been on its way.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Stop the applications or block user writes on both clusters, and compare again; or vouch for it.",
    citations: [Citation("E-10", "MongoDB docs, mongosync: reference/verification")])

  /// Judges both clusters' write blocks, before and after.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let verification = evidence.verification else {
      judgement.add(Finding(.unknown, Subject(), "Documents were not compared."))
      return judgement
    }
    for cluster in evidence.clusters {
      let after = verification.clustersAfter?.first { $0.role == cluster.role }
      judge(cluster, after, &judgement)
    }
    return judgement
  }

  private func judge(_ before: ClusterEvidence, _ after: ClusterEvidence?, _ judgement: inout Judgement) {
    let (subject, role) = (Subject(before.role), before.role.rawValue)
    let moments = [("before", before), ("after", after)].compactMap { moment, cluster in
      cluster.flatMap { Self.doubt(WriteBlockReading($0, citing: &judgement)) }.map { "\(moment): \($0)" }
    }
    if let after, moments.isEmpty, after.role == before.role {
      judgement.add(Finding(.pass, subject, "The \(role) blocked user writes before and after."))
      return
    }
    let doubts = after == nil ? moments + ["after: it was not asked again"] : moments
    judgement.add(
      Finding(
        .unknown, subject, "Whether anybody wrote to the \(role) in the meantime is not known.",
        explanation: "Of its write block, \(doubts.joined(separator: "; ")).", canBeSettled: true))
    judgement.suggest(
      Remedy(
        before.role, "Make sure that no application wrote while documents were compared, and vouch for it: --quiesced.",
        settlesUnknown: true))
  }

  /// Why a write block does not prove that nobody wrote; nothing where it does.
  private static func doubt(_ reading: WriteBlockReading) -> String? {
    switch reading {
    case .on(nil): nil
    case .on(let gap?): "on, but \(gap)"
    case .off: "off"
    case .changing(let how): how
    case .unknown(let gap): gap
    }
  }
}
