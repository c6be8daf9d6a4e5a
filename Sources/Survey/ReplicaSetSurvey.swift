import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks every replica set of the cluster, and every member of each.
  ///
  /// - Parameters:
  ///   - entrance: where the cluster was entered.
  ///   - cluster: what the cluster said of its databases and collections.
  /// - Returns: one set, or one for each shard.
  func sets(
    _ entrance: Entrance, of cluster: ClusterEvidence
  ) async -> [ReplicaSetEvidence] {
    switch entrance.topology.value {
    case .replicaSet(let name):
      let members = await membership(of: .success(entrance.node))
      let login = await login(
        .asToTheCluster(enteredBy: entrance.node), provenBy: entrance.node, to: members.members.map(\.host))
      return [await set(named: name, members, as: login, cluster, catalog: { _ in cluster.collections })]
    case .shardedCluster:
      return await (cluster.shards.value ?? []).concurrently(width: concurrency) { shard in
        await self.set(
          of: shard, cluster, ShardThroughRouter(router: entrance.node, shard: shard, concurrency: concurrency))
      }
    case .standalone, nil:
      return []
    }
  }

  private func set(
    of shard: Shard, _ cluster: ClusterEvidence, _ routed: ShardThroughRouter
  ) async -> ReplicaSetEvidence {
    let (membership, login) = await membership(of: shard)
    var seen = await set(named: shard.id, membership, as: login, cluster) { primary in
      guard let primary else { return .notAsked("The primary of shard \(shard.id) was not found.") }
      let own = await self.catalog(of: primary, .notAsked("The shard lists its collections itself."))
      return await routed.instead(of: own) { await routed.catalog() }
    }
    for place in seen.members.indices where seen.members[place].state.value == .primary {
      seen.members[place].dataSize = await routed.instead(of: seen.members[place].dataSize) {
        await routed.dataSize(cluster.databases)
      }
    }
    return seen
  }

  /// Connects to the members of a shard that bear data.
  func entered(_ shard: Shard) async -> EnteredShard {
    let (membership, login) = await membership(of: shard)
    var pools: [ClientPool] = []
    var gap = membership.gap
    for member in membership.members where member.holdsData && membership.gap == nil {
      switch await node(directlyTo: member.host, login) {
      case .success(let node): pools.append(node.pool)
      case .failure(let refusal): gap = gap ?? login.explaining(refusal)
      }
    }
    return EnteredShard(name: shard.id, members: pools, gap: gap?.message)
  }

  private func membership(of shard: Shard) async -> (Membership, MemberLogin) {
    let seeds = shard.seeds
    var login = MemberLogin(
      credentials: target.shardCredentials, isShard: true, proof: shard.setName.map { .name($0) } ?? .impossible)
    var membership = Membership(members: [], gap: Refusal(.failed, "The shard's entry names no member."))
    for seed in seeds {
      let node = await node(directlyTo: seed, login)
      membership = await self.membership(of: node, seeds: seeds)
      guard membership.gap == nil, case .success(let node) = node else { continue }
      login = await self.login(login, provenBy: node, to: membership.members.map(\.host))
      break
    }
    membership.gap = membership.gap.map(login.explaining)
    return (membership, login)
  }

  private func set(
    named name: String, _ membership: Membership, as login: MemberLogin, _ cluster: ClusterEvidence,
    catalog: (ClusterNode?) async -> Observed<[CollectionEvidence]>
  ) async -> ReplicaSetEvidence {
    let surveys = await membership.members.concurrently(width: concurrency) { configuration in
      await MemberSurvey(cluster: self, configuration: configuration, login: login).introduce()
    }
    let primary = surveys.first { $0.evidence.state.value == .primary }?.node
    async let majorityPoint = MajorityPointSurvey(primary: primary, members: surveys).run()
    let seen = await catalog(primary)
    let members = await surveys.concurrently(width: concurrency) { survey in
      await survey.questioned(catalog: seen, databases: cluster.databases)
    }
    return ReplicaSetEvidence(
      name: name, membershipGap: membership.gap, members: members, catalog: seen, majorityPoint: await majorityPoint,
      replicaSetID: membership.replicaSetID)
  }

  /// The members of a set, hidden ones included where its configuration may be read.
  private func membership(of node: Result<ClusterNode, Refusal>, seeds: [String] = []) async -> Membership {
    let known = seeds.map { MemberConfiguration(host: $0) }
    guard case .success(let node) = node else {
      return Membership(members: known, gap: node.failure)
    }
    let asked = await node.ask(.replicaSetConfiguration)
    let configuration = asked.reading("the members of the set") { reply in
      try reply.required("config", .document).required("members", .documents).map(MemberConfiguration.init)
    }
    let id = asked.observed("the id of the set") { reply in
      try reply.required("config", .document).required("settings", .document).required("replicaSetId", .objectID)
    }
    if let members = configuration.value, !members.isEmpty {
      return Membership(members: members, gap: nil, replicaSetID: id)
    }
    let gap = configuration.refusal ?? Refusal(.failed, "The replica set's configuration names no member.")
    let hosts = await node.hello().reading("the members of the set") { try HelloReply($0).members }.value ?? []
    let members = hosts.isEmpty ? known : hosts.map { MemberConfiguration(host: $0) }
    return Membership(members: members, gap: gap, replicaSetID: id)
  }

  private struct Membership: Sendable {
    let members: [MemberConfiguration]
    var gap: Refusal?
    var replicaSetID: Observed<String> = .notAsked("The set was not reached.")
  }
}

extension MemberConfiguration {
  /// Reads one member of a `replSetGetConfig` reply.
  fileprivate init(_ member: BSONDocument) throws(FieldError) {
    let delay = try member.optional("secondaryDelaySecs", .count)
    let olderDelay = try member.optional("slaveDelay", .count)
    self.init(
      host: try member.required("host", .name), hidden: try member.optional("hidden", .bool) ?? false,
      arbiterOnly: try member.optional("arbiterOnly", .bool) ?? false, delaySeconds: delay ?? olderDelay ?? 0,
      buildsIndexes: try member.optional("buildIndexes", .bool) ?? true)
  }
}

extension Result {
  /// The failure, if it is one.
  var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
