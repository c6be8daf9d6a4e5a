import Findings

/// Some actions that a user may take on a resource.
public struct Privilege: Hashable, Codable, Sendable {
  /// What actions are taken on, as privileges name it.
  public enum Resource: Hashable, Codable, Sendable {
    /// The cluster as a whole.
    case cluster
    /// Everything there is.
    case anything
    /// The buckets of time-series collections.
    case timeSeriesBuckets
    /// A collection; an empty name stands for any.
    case namespace(database: String, collection: String)

    /// Any collection of any database, but none of the server's own.
    public static let anyNamespace = Resource.namespace(database: "", collection: "")
  }

  /// What the actions are taken on.
  public let resource: Resource
  /// The actions, such as `find`.
  public let actions: [String]

  /// Describes a privilege.
  ///
  /// - Parameters:
  ///   - resource: what the actions are taken on.
  ///   - actions: the actions.
  public init(_ resource: Resource, _ actions: [String]) {
    self.resource = resource
    self.actions = actions
  }

  /// Whether it lets its holder take an action on a resource.
  ///
  /// Source: MongoDB docs, server: resource document; a resource of any collection leaves out the `system`
  /// collections, and one of any database leaves out `local` and `config`.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - wanted: the resource.
  /// - Returns: whether it does.
  public func grants(_ action: String, on wanted: Resource) -> Bool {
    if resource == .anything { return actions.contains(action) || actions.contains("anyAction") }
    return actions.contains(action) && resource.includes(wanted)
  }
}

extension Privilege.Resource {
  /// Whether two resources are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.cluster, .cluster), (.anything, .anything), (.timeSeriesBuckets, .timeSeriesBuckets): true
    case (.namespace(let database, let collection), .namespace(let otherDatabase, let otherCollection)):
      database.isExactly(otherDatabase) && collection.isExactly(otherCollection)
    default: false
    }
  }

  fileprivate func includes(_ wanted: Privilege.Resource) -> Bool {
    guard case .namespace(let database, let collection) = self,
      case .namespace(let wantedDatabase, let wantedCollection) = wanted
    else { return self == wanted }
    if self == wanted { return true }
    let isSystem = CollectionEvidence.isSystem(wantedCollection)
    switch (database.isEmpty, collection.isEmpty) {
    case (true, true): return !isSystem && !["local", "config"].contains(wantedDatabase)
    case (true, false): return collection.isExactly(wantedCollection)
    case (false, true): return database.isExactly(wantedDatabase) && !isSystem
    case (false, false): return false
    }
  }
}
