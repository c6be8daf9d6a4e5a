/// A cluster that scenes are played on, one after the other.
protocol SceneCluster: Sendable {
  /// What the program is given to reach it.
  var connectionString: String { get }

  /// Drops all user databases, users and roles.
  func clear() async throws

  /// Makes everything that a model has.
  ///
  /// - Parameter model: the model.
  /// - Returns: the builds that are held, to be released before the cluster is cleared.
  /// - Throws: `ServerError` when a server refuses something.
  func fill(_ model: ClusterModel) async throws -> [HeldBuild]

  /// Waits until a majority has everything.
  func settle() async throws
}
