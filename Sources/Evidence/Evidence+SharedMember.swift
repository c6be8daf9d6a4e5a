extension Evidence {
  /// A member that both clusters name as their own, in a set of one name: the mark of one cluster given twice.
  ///
  /// The set's name counts too, since behind tunnels two clusters may both call a member `localhost`.
  public var sharedMember: String? {
    let members = clusters.map { cluster in
      Set(cluster.sets.flatMap { set in set.members.map { "\(set.name)/\($0.host.lowercased())" } })
    }
    return members[0].intersection(members[1]).min()
  }
}
