extension Evidence {
  /// What both clusters name as their own, which is the mark of one cluster given twice: the id that a cluster or a
  /// replica set was given when it was made, or a member in a set of one name.
  ///
  /// The set's name counts too, since behind tunnels two clusters may both call a member `localhost`.
  public var sharedMember: String? {
    let members = clusters.map { cluster in
      Set(cluster.sets.flatMap { set in set.members.map { "\(set.name)/\($0.host.lowercased())" } })
    }
    if let member = members[0].intersection(members[1]).min() { return member }
    if let id = source.shardedClusterID.value, id == destination.shardedClusterID.value { return "cluster id \(id)" }
    let sets = clusters.map { cluster in
      Set(cluster.sets.compactMap { set in set.replicaSetID.value.map { "\(set.name), replica set id \($0)" } })
    }
    return sets[0].intersection(sets[1]).min()
  }
}
