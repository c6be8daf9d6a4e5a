extension MongosyncStandIn {
  /// The versions of mongosync whose progress is documented in different ways.
  public enum Version: Int, CaseIterable, Comparable, Sendable {
    case v1_9 = 9
    case v1_13 = 13
    case v1_17 = 17
    case v1_19 = 19
    case v1_20 = 20
    case v1_21 = 21
    case v1_22 = 22

    /// Whether a version came out before another.
    public static func < (one: Version, other: Version) -> Bool { one.rawValue < other.rawValue }
  }

  /// The stages of a migration that is reversed once.
  public enum Stage: CaseIterable, Sendable {
    case initializing
    case idle
    case copying
    case applying
    case paused
    case ready
    case committing
    case committed
    case reversing
    case reversed

    var state: String {
      switch self {
      case .initializing: "INITIALIZING"
      case .idle: "IDLE"
      case .copying, .applying, .ready, .reversed: "RUNNING"
      case .paused: "PAUSED"
      case .committing: "COMMITTING"
      case .committed: "COMMITTED"
      case .reversing: "REVERSING"
      }
    }

    var info: String? {
      switch self {
      case .initializing, .idle, .paused, .reversing: nil
      case .copying: "collection copy"
      case .applying, .ready, .reversed: "change event application"
      case .committing: "waiting for commit to complete"
      case .committed: "commit completed"
      }
    }

    var isApplying: Bool { [.applying, .ready, .reversed].contains(self) }
  }

  /// The stages that a version tells apart; INITIALIZING came with 1.20.
  public static func stages(of version: Version) -> [Stage] {
    Stage.allCases.filter { $0 != .initializing || version >= .v1_20 }
  }

  /// A stand-in that plays a whole migration, one stage a question.
  public static func migration(of version: Version) throws -> MongosyncStandIn {
    try MongosyncStandIn(script: stages(of: version).map { .body(progress(of: version, at: $0)) })
  }

  /// A body as documented for the version, in which fields appear and vanish with the version and the stage.
  ///
  /// The hosts are those of source and destination; without a word on canWrite it is true once all is committed.
  public static func progress(
    of version: Version, at stage: Stage, between hosts: (String, String) = ("localhost:27017", "localhost:27018"),
    canWrite: Bool? = nil
  ) -> String {
    let isStarting = [.initializing, .idle].contains(stage)
    let isReversed = [.reversing, .reversed].contains(stage)
    let lag = isStarting || stage == .paused ? "null" : stage == .applying ? "45" : "2"
    let truth = { (value: Bool) in isStarting ? "null" : "\(value)" }
    var fields = [
      #""state":"\#(stage.state)""#, #""canCommit":\#(truth([.ready, .committing, .committed].contains(stage)))"#,
      #""canWrite":\#(truth(canWrite ?? (stage == .committed)))"#,
      #""info":\#(stage.info.map { "\"\($0)\"" } ?? "null")"#,
      #""lagTimeSeconds":\#(lag)"#, #""totalEventsApplied":\#(isStarting ? 0 : 1_234)"#,
      #""collectionCopy":\#(isStarting ? "null" : copy(at: stage))"#,
      #""directionMapping":\#(isStarting ? "null" : direction(between: hosts, isReversed: isReversed))"#,
      #""mongosyncID":"coordinator""#, #""coordinatorID":\#(isStarting ? "null" : "\"coordinator\"")"#,
    ]
    if !isStarting { fields.append(#""verification":\#(verification(of: version, at: stage))"#) }
    // 1.14 is not among the versions; 1.17 is the first here to have what it brought.
    if version >= .v1_17 {
      fields.append(#""estimatedSecondsToCEACatchup":\#(stage.isApplying ? "30" : "null")"#)
      fields.append(#""source":{"pingLatencyMs":250},"destination":{"pingLatencyMs":-1}"#)
    }
    if version >= .v1_19 {
      fields.append(#""warnings":\#(stage == .copying ? #"["The oplog of the source is too small."]"# : "[]")"#)
      if [.copying, .applying, .ready].contains(stage) {
        fields.append(#""estimatedOplogTimeRemaining":"more than 72 hours""#)
      }
      if stage.isApplying { fields.append(#""indexBuilding":\#(indexBuilding)"#) }
    }
    if version >= .v1_21 {
      let ddl = stage == .reversed ? "null" : lag
      fields.append(#""lag":{"overallLagSeconds":\#(lag),"crudLagSeconds":\#(lag),"ddlLagSeconds":\#(ddl)}"#)
    }
    if version >= .v1_22, stage.isApplying {
      fields.append(#""ceaStage":"\#(stage == .applying ? "collection copy drain" : "steady state")""#)
    }
    return #"{"progress":{\#(fields.joined(separator: ","))},"success":true}"#
  }

  private static let indexBuilding =
    #"{"indexesBuilt":3,"totalIndexesToBuild":7,"collectionsFinished":1,"collectionsTotal":4}"#

  private static func copy(at stage: Stage) -> String {
    #"{"estimatedTotalBytes":694,"estimatedCopiedBytes":\#(stage == .copying ? 10 : 694)}"#
  }

  private static func direction(between hosts: (String, String), isReversed: Bool) -> String {
    let named = ["cluster0: \(hosts.0)", "cluster1: \(hosts.1)"]
    let (source, destination) = isReversed ? (named[1], named[0]) : (named[0], named[1])
    return #"{"Source":"\#(source)","Destination":"\#(destination)"}"#
  }

  private static func verification(of version: Version, at stage: Stage) -> String {
    let isWaiting = stage == .copying && version >= .v1_22
    let phase = isWaiting ? "not started" : stage == .copying ? "initial hashing" : "stream hashing"
    let side = { (hashed: Int) in
      #"{"estimatedDocumentCount":42,"hashedDocumentCount":\#(hashed),"lagTimeSeconds":2,"#
        + #""totalCollectionCount":12,"scannedCollectionCount":10,"phase":"\#(phase)"}"#
    }
    return #"{"source":\#(side(42)),"destination":\#(side(41))}"#
  }
}
