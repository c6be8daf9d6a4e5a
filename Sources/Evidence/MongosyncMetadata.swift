/// What mongosync wrote down of a migration in its metadata database on the destination.
///
/// Its form is internal to mongosync and unversioned; a field that is not there was not reported, which is not `false`.
public struct MongosyncMetadata: Hashable, Codable, Sendable {
  /// The database it was read from.
  public let database: String
  /// Whether the migration was started as reversible.
  public let reversible: Bool?
  /// `none`, `destinationOnly` or `sourceAndDestination`.
  public let writeBlockingMode: String?
  /// How indexes are built, such as `afterDataCopy` or `never`.
  public let buildIndexes: String?
  /// Whether a namespace filter is in force.
  public let isFiltered: Bool?
  /// The state that mongosync would resume in.
  public let state: String?
  /// Whether and when the embedded verifier starts, such as `disabled`.
  public let verificationMode: String?

  /// Describes a migration.
  ///
  /// - Parameters:
  ///   - database: the database it was read from.
  ///   - reversible: whether the migration was started as reversible.
  ///   - writeBlockingMode: the write-blocking mode.
  ///   - buildIndexes: how indexes are built.
  ///   - isFiltered: whether a namespace filter is in force.
  ///   - state: the state that mongosync would resume in.
  ///   - verificationMode: whether and when the embedded verifier starts.
  public init(
    database: String, reversible: Bool? = nil, writeBlockingMode: String? = nil, buildIndexes: String? = nil,
    isFiltered: Bool? = nil, state: String? = nil, verificationMode: String? = nil
  ) {
    self.database = database
    self.reversible = reversible
    self.writeBlockingMode = writeBlockingMode
    self.buildIndexes = buildIndexes
    self.isFiltered = isFiltered
    self.state = state
    self.verificationMode = verificationMode
  }
}
