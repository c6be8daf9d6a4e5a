/// What can be expected of a member by its configuration; whatever looks at members asks here.
///
/// Source: MongoDB docs, server: replica set configuration: arbiterOnly, buildIndexes, hidden, secondaryDelaySecs, votes.
extension MemberConfiguration {
  /// Whether it holds data: all but arbiters do.
  public var holdsData: Bool { !arbiterOnly }

  /// Whether what it holds is that of the present, and not of some time ago.
  public var showsThePresent: Bool { delaySeconds <= 0 }

  /// Why it may lag behind without anything being wrong; `nil` where it should not.
  public var excuse: String? {
    showsThePresent ? nil : "It is \(delaySeconds) seconds behind by its configuration."
  }

  /// Which of its set's indexes it has.
  ///
  /// - Parameter names: the names of the set's indexes of one collection.
  /// - Returns: the names of those that it has once it has caught up.
  public func expectedIndexes(of names: Set<ExactText>) -> Set<ExactText> {
    guard holdsData else { return [] }
    return buildsIndexes ? names : names.filter { $0.text == "_id_" }
  }
}
