import Findings

/// One index of a collection, as its catalog entry has it.
public struct IndexEvidence: Hashable, Codable, Sendable {
  /// One field of an index's key.
  public struct KeyField: Hashable, Codable, Sendable {
    /// The field's name, dots included.
    public let name: String
    /// How it is indexed: mostly 1, -1, or the name of a kind such as `2dsphere`.
    public let order: OptionValue

    /// Describes a field.
    ///
    /// - Parameters:
    ///   - name: the field's name.
    ///   - order: how it is indexed.
    public init(_ name: String, _ order: OptionValue = 1) {
      self.name = name
      self.order = order
    }

    /// Whether two fields have the same name, byte for byte, and are indexed alike.
    public static func == (left: Self, right: Self) -> Bool {
      ExactText(left.name) == ExactText(right.name) && left.order == right.order
    }

    /// Feeds name and order.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(order)
    }
  }

  /// The index's name, unique within its collection.
  public let name: String
  /// The fields of its key, in order.
  public let key: [KeyField]
  /// Everything else in its specification but the name, such as `unique` or `v`.
  public let options: [String: OptionValue]
  /// Whether its build has not ended: until then no query uses it, and it enforces nothing.
  public let isBuilding: Bool

  /// Describes an index.
  ///
  /// - Parameters:
  ///   - name: the index's name.
  ///   - key: the fields of its key, in order.
  ///   - options: everything else in its specification.
  ///   - isBuilding: whether its build has not ended.
  public init(name: String, key: [KeyField], options: [String: OptionValue] = [:], isBuilding: Bool = false) {
    self.isBuilding = isBuilding
    self.name = name
    self.key = key
    self.options = options
  }

  /// Whether two indexes have the same name, byte for byte, and the same definition.
  public static func == (left: Self, right: Self) -> Bool {
    left.name.isExactly(right.name) && left.key == right.key && left.options == right.options
      && left.isBuilding == right.isBuilding
  }

  /// The same index with its build ended.
  public var finished: IndexEvidence { IndexEvidence(name: name, key: key, options: options) }

  /// The names of the fields of its key, in order.
  public var keyFields: [String] { key.map(\.name) }
  /// Whether it enforces uniqueness.
  public var isUnique: Bool { !isBuilding && options["unique"]?.bool ?? false }
  /// Whether it is the order of a clustered collection itself.
  public var isClustered: Bool { options["clustered"]?.bool ?? false }
  /// Whether it is unique, and neither that of `_id` nor the clustered one.
  public var isUniqueSecondary: Bool { isUnique && !isClustered && keyFields != ["_id"] }
  /// Whether it is being prepared to become unique.
  public var isPrepareUnique: Bool { options["prepareUnique"]?.bool ?? false }
  /// Whether the query planner passes it over.
  public var isHidden: Bool { options["hidden"]?.bool ?? false }
  /// After how many seconds documents expire, if they do.
  public var expireAfterSeconds: Double? { options["expireAfterSeconds"]?.number }
}
