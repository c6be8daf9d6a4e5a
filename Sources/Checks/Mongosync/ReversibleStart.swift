public import Evidence
public import Findings

/// The sync must have been started with parameters that allow its reverse.
public struct ReversibleStart: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "reversible-start",
    title: "Started as reversible",
    rule: """
      The sync was started with reversible true, without a namespace filter, without buildIndexes never and without \
      preExistingDestinationData. From mongosync 1.12 to 1.19 enableUserWriteBlocking was sourceAndDestination, \
      before 1.12 true. mongosync's metadata counts before the plan; what neither tells is unknown.
      """,
    rationale: "mongosync refuses to reverse a sync that was started otherwise, and none of it can be changed later.",
    reads: ["find globalState and resumeData in mongosync's metadata databases", "the plan"],
    privileges: ["listing databases and find on mongosync's metadata databases (readAnyDatabase)"],
    remedy: "None once started otherwise: this sync cannot be reversed.",
    citations: [
      Citation("V-01", "MongoDB docs, mongosync 1.21: reference/api/reverse; reference/api/start"),
      Citation("V-03", "MongoDB docs, mongosync release notes 1.11, 1.12 and 1.20; reference/api/start 1.13 and 1.20"),
      Citation("V-06", "MongoDB docs, mongosync 1.21: reference/api/start, reversible"),
    ])

  private static let needed = Plan.WriteBlocking.sourceAndDestination.rawValue

  /// Judges the parameters by mongosync's metadata and by the plan.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let plan = evidence.plan
    StartParameter("reversible", evidence, metadata: \.reversible, plan: plan.reversible, &judgement)
      .require("reversible", &judgement) { $0 }
    judgeWriteBlocking(evidence, &judgement)
    StartParameter("filtered", evidence, metadata: \.isFiltered, plan: plan.filtered, &judgement)
      .require("filtered", &judgement) { !$0 }
    StartParameter("buildIndexes", evidence, metadata: \.buildIndexes, plan: plan.buildIndexes, &judgement)
      .require("buildIndexes", &judgement) { value in
        StartRequest.first(withBuildIndexes: value).map { _ in value != "never" }
      }
    judgeExistingData(plan, &judgement)
    if judgement.outcome == .fail {
      judgement.suggest(Remedy(nil, "This sync cannot be reversed: start a new migration in the other direction."))
    }
    return judgement
  }

  private func judgeWriteBlocking(_ evidence: Evidence, _ judgement: inout Judgement) {
    let name = "enableUserWriteBlocking"
    let isAutomatic = evidence.plan.mongosyncHas(.blocksWritesByItself)
    if isAutomatic == true {
      judgement.add(
        Finding(
          .pass, Subject(), "mongosync blocks writes by itself from 1.20 on; \(name) is gone and decides nothing."))
      return
    }
    let parameter = StartParameter(
      name, evidence, metadata: \.writeBlockingMode, plan: evidence.plan.writeBlocking?.rawValue, &judgement)
    switch parameter {
    case .told(let value, let subject, let who, let note) where isAutomatic == nil && value != Self.needed:
      judgement.add(
        Finding(
          .unknown, subject, "\(who) says \(name): \(value), which rules a reverse out before mongosync 1.20.",
          explanation: "From 1.20 on it would not matter; the plan does not give the version. \(note)"))
      judgement.suggest(Self.giveVersion)
    case .missing(let note) where isAutomatic == nil:
      judgement.add(
        Finding(
          .unknown, Subject(), "Whether \(name) allows a reverse depends on the version of mongosync.",
          explanation: "Before 1.20 it must have been \(Self.needed) (true before 1.12). \(note)"))
      judgement.suggest(Self.giveVersion)
    default:
      parameter.require(name, &judgement) { value in
        Plan.WriteBlocking(rawValue: value).map { _ in value == Self.needed }
      }
      if case .missing = parameter { judgement.suggest(Self.stateWriteBlocking(evidence.plan)) }
    }
  }

  private func judgeExistingData(_ plan: Plan, _ judgement: inout Judgement) {
    let name = "preExistingDestinationData"
    switch plan.preExistingDestinationData {
    case true:
      judgement.add(Finding(.fail, Subject(), "The plan says \(name): true, which rules a reverse out."))
    case false:
      judgement.add(Finding(.pass, Subject(), "The plan says \(name): false."))
    case nil where plan.mongosyncHas(.acceptsExistingData) == false:
      judgement.add(Finding(.pass, Subject(), "mongosync before 1.15 knows no \(name)."))
    default:
      judgement.add(
        Finding(
          .unknown, Subject(), "The plan does not tell \(name).",
          explanation: "mongosync's metadata is not known to record it."))
      judgement.suggest(Remedy(nil, "State \(name) in the plan, as it was in the start request."))
    }
  }

  private static let giveVersion = Remedy(nil, "Give the version of mongosync with --mongosync-version.")

  private static func stateWriteBlocking(_ plan: Plan) -> Remedy {
    let isNamed = plan.mongosyncHas(.namesWriteBlocking) != false
    return Remedy(
      nil,
      isNamed
        ? "Left out of the start request, it was destinationOnly, which rules a reverse out."
        : "Before 1.12, write sourceAndDestination in the plan for true and none for false.")
  }
}
