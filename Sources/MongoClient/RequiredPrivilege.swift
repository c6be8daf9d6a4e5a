/// A right that a server grants to a user: one action on one resource.
public struct RequiredPrivilege: Hashable, Sendable {
  /// What an action is allowed on.
  public enum Resource: Hashable, Sendable {
    /// The cluster as a whole.
    case cluster
    /// A collection; an empty name stands for any database or for any collection that is not the server's own.
    case namespace(database: String, collection: String)
    /// The collections that hold the data of time series, in any database.
    case timeseriesBuckets
  }

  /// The action, as `createRole` names it.
  public let action: String
  /// What it is allowed on.
  public let resource: Resource

  /// Describes a right.
  ///
  /// - Parameters:
  ///   - action: the action, as `createRole` names it.
  ///   - resource: what it is allowed on.
  public init(_ action: String, on resource: Resource) {
    self.action = action
    self.resource = resource
  }

  /// Whether a user who has this right may do what another right allows.
  ///
  /// - Parameter other: the other right.
  /// - Returns: whether nothing of it is missing.
  public func covers(_ other: RequiredPrivilege) -> Bool {
    guard action == other.action else { return false }
    guard case .namespace(let database, let collection) = resource,
      case .namespace(let otherDatabase, let otherCollection) = other.resource
    else { return resource == other.resource }
    // "Any collection" leaves out the server's own, and "any database" leaves out local and config.
    // By bytes: to Swift an accent at the start of a series' name belongs to the dot before it.
    let isSystem = otherCollection.utf8.starts(with: "system.".utf8)
    let isOwn = isSystem || ["local", "config"].contains(otherDatabase)
    return (database == otherDatabase || (database.isEmpty && !isOwn))
      && (collection == otherCollection || (collection.isEmpty && !isSystem))
  }
}

extension RequiredPrivilege: CustomStringConvertible {
  /// The action and the resource in words, such as `find on local.oplog.rs`.
  public var description: String {
    switch resource {
    case .cluster: "\(action) on the cluster"
    case .timeseriesBuckets: "\(action) on the buckets of time series"
    case .namespace("", ""): "\(action) on all databases"
    case .namespace("", let collection): "\(action) on \(collection) of every database"
    case .namespace(let database, ""): "\(action) on the database \(database)"
    case .namespace(let database, let collection): "\(action) on \(database).\(collection)"
    }
  }
}
