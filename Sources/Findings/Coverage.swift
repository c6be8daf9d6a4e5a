/// What of the clusters a checklist looked at: nothing that is there is passed over in silence.
public struct Coverage: Hashable, Sendable {
  /// How many names of a kind are kept; the counts are of all.
  public static let longestList = 20
  /// How many databases of a cluster are kept; the count is of all.
  public static let mostDatabases = 100

  /// The namespaces of one cluster.
  public struct Catalog: Hashable, Sendable {
    /// A database and how many collections and views it has.
    public struct Database: Hashable, Sendable {
      /// Its name.
      public let name: String
      /// How many collections and views it has.
      public let namespaces: Int

      /// Counts a database's collections.
      public init(name: String, namespaces: Int) {
        self.name = name
        self.namespaces = namespaces
      }
    }

    /// The cluster.
    public let cluster: ClusterRole
    /// Why its namespaces are not known, where they are not.
    public let gap: String?
    /// How many collections and views it has.
    public let namespaces: Int
    /// How many databases it has.
    public let databaseCount: Int
    /// The first of its databases, in the order of their names.
    public let databases: [Database]

    /// Describes a cluster's namespaces.
    ///
    /// - Parameters:
    ///   - cluster: the cluster.
    ///   - gap: why its namespaces are not known, where they are not.
    ///   - databases: its databases in the order of their names; as many are kept as a report holds.
    public init(_ cluster: ClusterRole, gap: String? = nil, databases: [Database]) {
      self.init(
        cluster, gap: gap, namespaces: databases.reduce(0) { $0 + $1.namespaces }, databaseCount: databases.count,
        databases: databases)
    }

    /// Describes a cluster's namespaces as a report keeps them.
    ///
    /// - Parameters:
    ///   - cluster: the cluster.
    ///   - gap: why its namespaces are not known, where they are not.
    ///   - namespaces: how many collections and views it has.
    ///   - databaseCount: how many databases it has.
    ///   - databases: the first of them.
    public init(
      _ cluster: ClusterRole, gap: String? = nil, namespaces: Int, databaseCount: Int, databases: [Database]
    ) {
      self.cluster = cluster
      self.gap = gap
      self.namespaces = namespaces
      self.databaseCount = databaseCount
      self.databases = Array(databases.prefix(Coverage.mostDatabases))
    }
  }

  /// A feature that was seen on a cluster.
  public struct Feature: Hashable, Sendable {
    /// The cluster.
    public let cluster: ClusterRole
    /// What has the feature, such as `collectionOption`.
    public let kind: String
    /// Its name in the server's catalog, such as `capped`.
    public let name: String
    /// It in words, such as `collection option capped`.
    public let words: String
    /// On how many namespaces it was seen; of a family of databases, how many databases.
    public let count: Int
    /// The first of them, in the order of their names.
    public let first: [String]
    /// The checks of the checklist that judge it.
    public let checks: [String]
    /// Whether mongosync's documentation sets it no limit, so that no check has to judge it.
    public let isPlain: Bool

    /// Describes a feature.
    ///
    /// - Parameters:
    ///   - cluster: the cluster.
    ///   - kind: what has it.
    ///   - name: its name in the server's catalog.
    ///   - words: it in words.
    ///   - namespaces: where it was seen, in the order of the names; as many are kept as a report holds.
    ///   - checks: the checks of the checklist that judge it.
    ///   - isPlain: whether no check has to judge it.
    public init(
      _ cluster: ClusterRole, kind: String, name: String, words: String, namespaces: [String], checks: [String],
      isPlain: Bool
    ) {
      self.init(
        cluster, kind: kind, name: name, words: words, count: namespaces.count, first: namespaces, checks: checks,
        isPlain: isPlain)
    }

    /// Describes a feature as a report keeps it.
    ///
    /// - Parameters:
    ///   - cluster: the cluster.
    ///   - kind: what has it.
    ///   - name: its name in the server's catalog.
    ///   - words: it in words.
    ///   - count: on how many namespaces it was seen.
    ///   - first: the first of them.
    ///   - checks: the checks of the checklist that judge it.
    ///   - isPlain: whether no check has to judge it.
    public init(
      _ cluster: ClusterRole, kind: String, name: String, words: String, count: Int, first: [String],
      checks: [String], isPlain: Bool
    ) {
      self.cluster = cluster
      self.kind = kind
      self.name = name
      self.words = words
      self.count = count
      self.first = Array(first.prefix(Coverage.longestList))
      self.checks = checks
      self.isPlain = isPlain
    }
  }

  /// Each cluster's namespaces, the source first.
  public let catalogs: [Catalog]
  /// Each feature of each cluster, the source's first.
  public let features: [Feature]

  /// Puts a coverage together.
  ///
  /// - Parameters:
  ///   - catalogs: each cluster's namespaces.
  ///   - features: each feature of each cluster.
  public init(catalogs: [Catalog], features: [Feature]) {
    self.catalogs = catalogs
    self.features = features
  }
}
