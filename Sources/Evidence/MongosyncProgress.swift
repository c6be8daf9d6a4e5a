/// What one mongosync tells of its progress.
///
/// Every field is optional: one that is not there, or null, was not reported by this version in this state, which is
/// neither `false` nor zero.
public struct MongosyncProgress: Hashable, Codable, Sendable {
  /// What it says it is doing.
  public var state: MongosyncState?
  /// Whether the cutover may begin.
  public var canCommit: Bool?
  /// Whether the destination takes writes; of several mongosyncs only the first one's word counts.
  public var canWrite: Bool?
  /// The phase in words, such as `change event application`.
  public var info: String?
  /// The stage of change event application, such as `steady state`; since 1.22.
  public var ceaStage: String?
  /// How far the destination is behind; since 1.21.
  public var lag: MongosyncLag?
  /// How far the destination is behind, in seconds; deprecated by `lag` in 1.21.
  public var lagTimeSeconds: Int?
  /// Roughly how many change events were applied since the process began.
  public var totalEventsApplied: Int?
  /// How long change event application is expected to take until it has caught up, in seconds; since 1.14.
  public var estimatedSecondsToCEACatchup: Int?
  /// How long the source's oplog is expected to reach, in words such as `12 hours`; since 1.19.
  public var estimatedOplogTimeRemaining: String?
  /// How much was copied.
  public var collectionCopy: MongosyncCollectionCopy?
  /// How many indexes were built after the copy; since 1.19.
  public var indexBuilding: MongosyncIndexBuilding?
  /// Which cluster is the source and which the destination.
  public var directionMapping: MongosyncDirection?
  /// How long the source takes to answer, in milliseconds; -1 when it did not.
  public var sourcePingLatencyMs: Int?
  /// How long the destination takes to answer, in milliseconds; -1 when it did not.
  public var destinationPingLatencyMs: Int?
  /// The identifier of this mongosync.
  public var mongosyncID: String?
  /// The identifier of the mongosync that coordinates the others.
  public var coordinatorID: String?
  /// What the embedded verifier did; not there when verification is off.
  public var verification: MongosyncVerification?
  /// What mongosync warns of, word for word; since 1.19.
  public var warnings: [String]?
  /// Where the reply held what this program does not know, or not in this form, as paths such as `progress.newField`.
  public var unknownKeys: [String] = []
  /// Values that cannot be true, as paths with the value such as `progress.lagTimeSeconds: -5`, which were not taken;
  /// nil where there is none.
  public var impossibleValues: [String]?

  /// Describes a mongosync that reports nothing.
  public init() {}
}
