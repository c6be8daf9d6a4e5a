/// One index of a collection.
public struct IndexEvidence: Hashable, Codable, Sendable {
  /// Its name.
  public let name: String
  /// The fields of its key, in order.
  public let keyFields: [String]
  /// Whether it is unique.
  public let isUnique: Bool
  /// Whether it is the key of a clustered collection.
  public let isClustered: Bool
  /// Whether it is being prepared to become unique.
  public let isPrepareUnique: Bool
  /// Whether it is hidden from the planner.
  public let isHidden: Bool
  /// After how many seconds documents expire, if they do.
  public let expireAfterSeconds: Double?

  /// Describes an index.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - keyFields: the fields of its key, in order.
  ///   - isUnique: whether it is unique.
  ///   - isClustered: whether it is the key of a clustered collection.
  ///   - isPrepareUnique: whether it is being prepared to become unique.
  ///   - isHidden: whether it is hidden from the planner.
  ///   - expireAfterSeconds: after how many seconds documents expire.
  public init(
    name: String, keyFields: [String], isUnique: Bool = false, isClustered: Bool = false,
    isPrepareUnique: Bool = false, isHidden: Bool = false, expireAfterSeconds: Double? = nil
  ) {
    self.name = name
    self.keyFields = keyFields
    self.isUnique = isUnique
    self.isClustered = isClustered
    self.isPrepareUnique = isPrepareUnique
    self.isHidden = isHidden
    self.expireAfterSeconds = expireAfterSeconds
  }
}
