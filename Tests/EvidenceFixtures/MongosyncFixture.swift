public import Evidence

extension MongosyncInstance {
  /// A mongosync that tells its progress.
  ///
  /// - Parameters:
  ///   - state: its state.
  ///   - address: where it listens.
  ///   - change: changes what it tells.
  /// - Returns: the mongosync, which copies from the source to the destination of the fixtures.
  public static func telling(
    _ state: MongosyncState?, at address: String = "http://sync:27182/api/v1/progress",
    _ change: (inout MongosyncProgress) -> Void = { _ in }
  ) -> MongosyncInstance {
    var progress = MongosyncProgress()
    progress.state = state
    progress.directionMapping = .between("source-1:27017", "destination-1:27017")
    change(&progress)
    return MongosyncInstance(address: address, progress: .seen(progress))
  }

  /// A mongosync of 1.21 that may be committed.
  ///
  /// - Parameters:
  ///   - address: where it listens.
  ///   - change: changes what it tells.
  /// - Returns: the mongosync.
  public static func ready(
    at address: String = "http://sync:27182/api/v1/progress", _ change: (inout MongosyncProgress) -> Void = { _ in }
  ) -> MongosyncInstance {
    .telling(.running, at: address) { progress in
      progress.canCommit = true
      progress.canWrite = false
      progress.lag = MongosyncLag()
      progress.lag?.overallSeconds = 2
      progress.lagTimeSeconds = 3
      progress.estimatedOplogTimeRemaining = "more than 72 hours"
      progress.warnings = []
      progress.indexBuilding = MongosyncIndexBuilding()
      progress.indexBuilding?.indexesBuilt = 7
      progress.indexBuilding?.totalIndexesToBuild = 7
      var side = MongosyncVerification.Side()
      side.phase = "stream hashing"
      side.lagTimeSeconds = 2
      progress.verification = MongosyncVerification()
      progress.verification?.source = side
      progress.verification?.destination = side
      change(&progress)
    }
  }

  /// A mongosync that does not tell.
  ///
  /// - Parameters:
  ///   - kind: why not.
  ///   - address: where it should listen.
  /// - Returns: the mongosync.
  public static func silent(
    _ kind: Refusal.Kind, at address: String = "http://sync:27182/api/v1/progress"
  ) -> MongosyncInstance {
    MongosyncInstance(address: address, progress: .refused(Refusal(kind, "It did not answer."), []))
  }
}

extension MongosyncDirection {
  /// A direction between two hosts.
  ///
  /// - Parameters:
  ///   - source: where is copied from.
  ///   - destination: where is copied to.
  /// - Returns: the direction.
  public static func between(_ source: String, _ destination: String) -> MongosyncDirection {
    var direction = MongosyncDirection()
    direction.source = Side("cluster0: \(source)")
    direction.destination = Side("cluster1: \(destination)")
    return direction
  }
}

extension Evidence {
  /// The same evidence with mongosyncs that were asked, and no client of the clusters that is named so.
  ///
  /// - Parameter instances: what each mongosync told.
  /// - Returns: the evidence.
  public func asking(_ instances: MongosyncInstance...) -> Evidence {
    with { evidence in
      evidence.mongosync = instances
      evidence.source.setMongosyncConnections(.seen([]))
      evidence.destination.setMongosyncConnections(.seen([]))
    }
  }
}

extension ClusterEvidence {
  /// Sets what is open and written on every member.
  ///
  /// - Parameters:
  ///   - transactions: how many transactions are open.
  ///   - writes: what was written lately.
  public mutating func setActivity(transactions: Observed<Int>, writes: Observed<[RecentWrites]>) {
    for set in sets.indices {
      for member in sets[set].members.indices {
        sets[set].members[member].openTransactions = transactions
        sets[set].members[member].recentWrites = writes
      }
    }
  }

  /// Sets what others than mongosync wrote to every primary.
  ///
  /// - Parameter writes: what they wrote.
  public mutating func setForeignWrites(_ writes: Observed<[RecentWrites]>) {
    for set in sets.indices {
      for member in sets[set].members.indices where sets[set].members[member].state.value == .primary {
        sets[set].members[member].foreignWrites = writes
      }
    }
  }

  /// Sets who is connected as mongosync, to every member and the mongos.
  ///
  /// - Parameter connections: the connections.
  public mutating func setMongosyncConnections(_ connections: Observed<[MongosyncConnection]>) {
    if topology.value == .shardedCluster { mongosyncConnections = connections }
    for set in sets.indices {
      for member in sets[set].members.indices { sets[set].members[member].mongosyncConnections = connections }
    }
  }
}
