public import Evidence
public import Findings

/// The source should block user writes after the commit, where mongosync was to see to it.
public struct SourceBlockedAfterCommit: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "source-blocked-after-commit",
    title: "Source is closed after the commit",
    rule: """
      After the commit the source blocks user writes where mongosync was to block it: from 1.20 on always, but for a \
      source before 6.0, a filtered sync or preExistingDestinationData; up to 1.19 if enableUserWriteBlocking was \
      sourceAndDestination (true before 1.12). Where it was not, nothing is expected.
      """,
    rationale: """
      An application that still writes to the source writes into the past: nothing carries its writes over. mongosync \
      keeps the source blocked after the commit; somebody must have lifted it.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections", "the plan"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Block the source again, and find out who writes to it.",
    citations: [
      Citation("F-14", "MongoDB docs, mongosync 1.13 and 1.20: reference/api/start; release notes 1.11, 1.12, 1.20"),
      Citation("E-15", "MongoDB docs, mongosync: finalize cutover process"),
    ])

  /// Judges the source's write block by what was to be expected.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    switch WriteBlockReading(evidence.source, citing: &judgement) {
    case .on(nil):
      judgement.add(Finding(.pass, subject, "The source blocks user writes."))
    case .on(.some(let gap)):
      judgement.add(
        Finding(.unknown, subject, "The source's record says that it blocks user writes, but not all was read: \(gap)"))
    case .unknown(let reason):
      judgement.add(Finding(.unknown, subject, "Could not tell whether the source blocks user writes: \(reason)"))
    case .off:
      judge("The source does not block user writes", by: Expectation(evidence, &judgement), &judgement)
    case .changing(let how):
      judge(
        "The source's write block is neither on nor off (\(how))", by: Expectation(evidence, &judgement), &judgement)
    }
    return judgement
  }

  private func judge(_ seen: String, by expectation: Expectation, _ judgement: inout Judgement) {
    let subject = Subject(.source)
    switch expectation {
    case .blocked:
      judgement.add(Finding(.warn, subject, "\(seen), though mongosync blocks it for good at the commit."))
      judgement.suggest(Self.block)
    case .open(let why):
      judgement.add(
        Finding(
          .pass, subject, "\(seen), and mongosync was not to block it.",
          explanation: "\(why) That no application writes to it any more is for its operators to see to."))
    case .unknown(let why):
      judgement.add(
        Finding(.unknown, subject, "\(seen); whether mongosync was to block it is not known.", explanation: why))
      judgement.suggest(Remedy(nil, "Give mongosyncVersion, writeBlocking and filtered in the plan."))
    }
  }

  private static let block = Remedy(
    .source,
    "Block the source again, connected to the primary (or to a mongos) as a user with backup, restore or root.",
    command: "db.adminCommand({ setUserWriteBlockMode: 1, global: true })")
}

/// Whether mongosync blocks the source at the commit, by its version and mode.
private enum Expectation {
  case blocked
  case open(String)
  case unknown(String)

  init(_ evidence: Evidence, _ judgement: inout Judgement) {
    let plan = evidence.plan
    let versions = evidence.source.sets.flatMap(\.members).compactMap(\.version.value)
    let metadata = evidence.destination.mongosyncMetadata.value ?? []
    if let oldest = versions.min(), oldest < ReleaseVersion(6, 0) {
      self = .open("A source before 6.0 has no write block.")
    } else if plan.preExistingDestinationData == true {
      self = .open("With preExistingDestinationData nothing is blocked.")
    } else if plan.mongosyncHas(.blocksWritesByItself) == true {
      let isFiltered = plan.filtered == true || metadata.contains { $0.isFiltered == true }
      self = isFiltered ? .open("With a namespace filter only the destination is blocked.") : .blocked
    } else {
      self.init(
        mode: StartParameter(
          "enableUserWriteBlocking", evidence, metadata: \.writeBlockingMode, plan: plan.writeBlocking?.rawValue,
          &judgement), isNamed: plan.mongosyncHas(.blocksWritesByItself) == false)
    }
  }

  private init(mode: StartParameter<String>, isNamed: Bool) {
    switch mode {
    case .told("sourceAndDestination", _, _, _): self = .blocked
    case .told(let value, _, let who, _) where isNamed: self = .open("\(who) says enableUserWriteBlocking: \(value).")
    case .told, .missing, .contradictory:
      self = .unknown("From 1.20 on mongosync blocks the source by itself; before, enableUserWriteBlocking decides.")
    }
  }
}
