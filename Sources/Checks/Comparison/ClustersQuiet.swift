public import Evidence
public import Findings

/// While documents are compared, nobody may write to either cluster.
public struct ClustersQuiet: Check {
  /// Makes the check.
  public init() {}

  /// The write block is always asked for; the names of the collections are not.
  public let questions: Questions = .catalog

  /// What it judges and why.
  public let about = About(
    id: "clusters-quiet",
    title: "Nobody wrote while documents were compared",
    rule: """
      Both clusters blocked user writes before the first document was compared and after the last, or their oplogs \
      show no write to a compared collection in between. Of a sharded cluster those of the shards are read, or the \
      router's change stream, which shows no writes to time series. Where none of these can be read, a person vouches \
      for it that no application wrote. No compared collection was made, dropped or renamed meanwhile.
      """,
    rationale: """
      Two clusters that are written to are never the same at one moment. What was the same when it was read may differ \
      since, and what differed may only have been on its way.
      """,
    reads: [
      "serverStatus", "find config.user_writes_critical_sections", "aggregate on local.oplog.rs",
      "aggregate $changeStream on a router",
    ],
    privileges: [
      "serverStatus on the cluster and find on the config database (clusterMonitor)",
      "find on local.oplog.rs (clusterMonitor, or read on local)",
      "changeStream and find on all databases, if shards cannot be entered (readAnyDatabase)",
    ],
    remedy: "Stop the applications or block user writes on both clusters, and compare again; or vouch for it.",
    citations: [Citation("E-10", "MongoDB docs, mongosync: reference/verification")])

  /// Judges both clusters' write blocks, before and after.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let verification = evidence.verification else {
      judgement.add(Finding(.unknown, Subject(), "Documents were not compared."))
      return judgement
    }
    for (place, cluster) in evidence.clusters.enumerated() {
      let after = verification.clustersAfter?.first { $0.role == cluster.role }
      let writes = verification.writes.dropFirst(place).first
      judge(cluster, after, writes, verification, &judgement)
      if let after { judgeCatalogs(cluster, after, &judgement) }
    }
    return judgement
  }

  private static func compared(_ verification: DocumentVerification) -> Set<ExactText> {
    Set(verification.comparisons.map { ExactText($0.namespace) })
  }

  private func judge(
    _ before: ClusterEvidence, _ after: ClusterEvidence?, _ writes: Observed<[RecentWrites]>?,
    _ verification: DocumentVerification, _ judgement: inout Judgement
  ) {
    let (subject, role) = (Subject(before.role), before.role.rawValue)
    let moments = [("before", before), ("after", after)].compactMap { moment, cluster in
      cluster.flatMap { Self.doubt(WriteBlockReading($0, citing: &judgement)) }.map { "\(moment): \($0)" }
    }
    let seen = writes?.value.map { Self.writes($0, to: Self.compared(verification)) }
    // What an earlier run compared stood open before this one looked at the write block.
    if after != nil, moments.isEmpty, !verification.isResumed, seen?.isEmpty ?? true {
      judgement.add(Finding(.pass, subject, "The \(role) blocked user writes before and after."))
      return
    }
    if let seen, seen.isEmpty {
      judgement.add(
        Finding(.pass, subject, "No write to a compared collection of the \(role) was seen in the meantime."))
      return
    }
    if let seen {
      let told = Wording.list(seen.map { "\($0.namespace) (\($0.entries))" }, atMost: 10)
      judgement.add(
        Finding(
          .unknown, subject, "The \(role) was written to while documents were compared: \(told).",
          explanation: "What was the same when it was read may differ since."))
      judgement.suggest(
        Remedy(
          before.role, "Find out who writes, stop it or block user writes, and compare again.", settlesUnknown: true))
      return
    }
    let doubts =
      moments + (after == nil ? ["after: it was not asked again"] : [])
      + (verification.isResumed ? ["between the runs: not known"] : [])
    judgement.add(
      Finding(
        .unknown, subject, "Whether anybody wrote to the \(role) in the meantime is not known.",
        explanation:
          "Of its write block, \(doubts.joined(separator: "; ")). Of what was written: \(writes?.reason ?? "it was not read.")",
        canBeSettled: true))
    judgement.suggest(
      Remedy(
        before.role, "Make sure that no application wrote while documents were compared, and vouch for it: --quiesced.",
        settlesUnknown: true))
  }

  /// The writes that matter: to compared collections, and commands in their databases.
  private static func writes(_ writes: [RecentWrites], to compared: Set<ExactText>) -> [RecentWrites] {
    let databases = Set(compared.map { ExactText(NamespaceParts(of: $0.text).database) })
    return writes.filter { write in
      let parts = NamespaceParts(of: write.namespace)
      return compared.contains(ExactText(write.namespace))
        || (parts.collection == "$cmd" && databases.contains(ExactText(parts.database)))
    }
  }

  private func judgeCatalogs(_ before: ClusterEvidence, _ after: ClusterEvidence, _ judgement: inout Judgement) {
    guard let earlier = before.collections.value.map({ Set($0.map { ExactText($0.namespace) }) }),
      let later = after.collections.value.map({ Set($0.map { ExactText($0.namespace) }) }), earlier != later
    else { return }
    for (names, what) in [(earlier.subtracting(later), "gone"), (later.subtracting(earlier), "new")]
    where !names.isEmpty {
      judgement.add(
        Finding(
          .unknown, Subject(before.role),
          "Collections of the \(before.role.rawValue) are \(what) since the comparison began: "
            + "\(Wording.list(names.sorted().map(\.text), atMost: 10)).",
          explanation: "They were dropped, renamed or made meanwhile, so nothing is proven of them."))
    }
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
