/// One replica set: a whole cluster, or one of its shards.
public struct ReplicaSetEvidence: Hashable, Codable, Sendable {
  /// The set's name, or the shard's.
  public let name: String
  /// Why the list of members may be incomplete, such as a configuration that could not be read; nothing if complete.
  public let membershipGap: Refusal?
  /// Its members, in the order of the configuration.
  public var members: [MemberEvidence]
  /// Its collections and indexes, as its primary lists them.
  public var catalog: Observed<[CollectionEvidence]>
  /// How far its majority follows its primary.
  public var majorityPoint: Observed<MajorityPoint>
  /// The id that it was given when it was initiated (`settings.replicaSetId`), in hexadecimal digits.
  public var replicaSetID: Observed<String>

  /// Describes a set.
  ///
  /// - Parameters:
  ///   - name: the set's name, or the shard's.
  ///   - membershipGap: why the list of members may be incomplete.
  ///   - members: its members.
  ///   - catalog: its collections and indexes.
  ///   - majorityPoint: how far its majority follows its primary.
  ///   - replicaSetID: the id that it was given when it was initiated.
  public init(
    name: String, membershipGap: Refusal? = nil, members: [MemberEvidence], catalog: Observed<[CollectionEvidence]>,
    majorityPoint: Observed<MajorityPoint> = .notAsked("It was not needed."),
    replicaSetID: Observed<String> = .notAsked("It was not needed.")
  ) {
    self.replicaSetID = replicaSetID
    self.majorityPoint = majorityPoint
    self.name = name
    self.membershipGap = membershipGap
    self.members = members
    self.catalog = catalog
  }

  /// The members that hold data.
  public var dataBearingMembers: [MemberEvidence] { members.filter(\.isDataBearing) }

  /// The member that says it is primary, if one does.
  public var primary: MemberEvidence? { members.first { $0.state.value == .primary } }
}
