import BSON
import Evidence
import Findings
import MongoClient

/// Asks one cluster everything.
struct ClusterSurvey: Sendable {
  let target: ClusterTarget
  let plan: Plan
  let context: RunContext
  let concurrency: Int
  let questions: Questions
  let depth: ReadingDepth
  let threads: BlockingThreads
  let journal: EvidenceJournal
  var window = ActivityWindow.single

  /// Asks, beginning with what the cluster is.
  ///
  /// - Returns: what was seen, and where the cluster as a whole may be asked more, if it could be entered.
  func run() async -> (evidence: ClusterEvidence, node: ClusterNode?) {
    let address = target.connectionString.redacted
    let entrance: Entrance
    switch await enter() {
    case .success(let found): entrance = found
    case .failure(let closed):
      var cluster = ClusterEvidence(role: target.role, address: address, notAsked: closed.refusal.message)
      cluster.topology = .refused(closed.refusal, closed.evidence)
      return (cluster, nil)
    }
    var cluster = ClusterEvidence(role: target.role, address: address, notAsked: "It was not needed.")
    cluster.topology = entrance.topology
    let node = entrance.node
    let databases = await node.ask(.listDatabases).observed("the names of the databases") { reply in
      let names = try reply.required("databases", .documents).map { try $0.required("name", .name) }.sorted()
      // Every server has databases of its own.
      return names.isEmpty ? nil : names
    }
    cluster.databases = databases
    let isSharded = cluster.topology.value == .shardedCluster
    let placement = isSharded ? await placement(node) : nil
    async let catalog = catalog(of: node, databases, ownedAs: placement?.catalogOwners)
    async let writeBlock = writeBlockRecord(node)
    async let user = connectedUser(node)
    async let mongosyncUser = mongosyncUser(node)
    async let metadata = mongosyncMetadata(node, databases)
    async let bypassUsers = bypassUsers(node)
    async let concerns = defaultConcerns(node)
    if let placement {
      async let balancer = balancer(node)
      async let upkeep = chunkUpkeep(node)
      cluster.shards = await shards(node)
      cluster.routers = await routers(node)
      cluster.shardedClusterID = await shardedClusterID(node)
      (cluster.shardedCollections, cluster.chunkOwners) = (placement.collections, placement.owners)
      cluster.zones = await zones(node)
      cluster.placementChanges = await placementChanges(node)
      cluster.balancer = await balancer
      if questions.contains(.mongosyncConnections) {
        cluster.mongosyncConnections = await MongosyncConnectionSurvey(node: node).run(isRouter: true)
      }
      cluster.chunkUpkeep = await upkeep
    }
    async let foreign = collectionsInSystemDatabases(node)
    async let accounts = accounts(node)
    async let querySettings = querySettings(node)
    async let storedFunctions = storedFunctions(node, databases)
    async let unsyncedDocuments = unsyncedDocuments(node, databases)
    let collections = await catalog
    async let searchIndexes = searchIndexes(node, collections)
    cluster.collections = collections
    cluster.systemDatabaseCollections = await foreign
    cluster.sets = await sets(entrance, of: cluster)
    cluster.writeBlockRecord = await writeBlock
    cluster.connectedUser = await user
    cluster.userCount = await userCount(node, connected: cluster.connectedUser)
    cluster.defaultConcerns = await concerns
    cluster.mongosyncUser = await mongosyncUser
    cluster.mongosyncMetadata = await metadata
    cluster.bypassUsers = await bypassUsers
    cluster.accounts = await accounts
    cluster.querySettings = await querySettings
    cluster.searchIndexes = await searchIndexes
    cluster.indexFilters = await indexFilters(node, collections)
    cluster.storedFunctions = await storedFunctions
    cluster.unsyncedDocuments = await unsyncedDocuments
    return (cluster, node)
  }

  /// The collections and indexes that a node lists, where a check needs them.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - databases: its databases, if they are known.
  ///   - owners: the shards whose entries count, where the node is a router; nil for all.
  /// - Returns: the collections with their indexes.
  func catalog(
    of node: ClusterNode, _ databases: Observed<[String]>, ownedAs owners: CatalogOwners? = nil
  ) async -> Observed<[CollectionEvidence]> {
    guard questions.contains(.catalog) else { return .notAsked("It was not needed.") }
    return await CatalogSurvey(node: node, concurrency: concurrency, owners: owners).run(databases: databases)
  }

  /// A node for a connection.
  ///
  /// - Parameters:
  ///   - connectionString: where it connects to.
  ///   - name: the address to print until the driver has chosen a server.
  /// - Returns: the node, or why the driver cannot use the connection string.
  func node(_ connectionString: ConnectionString, name: String) async -> Result<ClusterNode, Refusal> {
    do throws(MongoError) {
      // A mongodb+srv name is looked up in DNS right here, which may block.
      let role = "the \(target.role.rawValue)"
      let pool = try await threads.run { [concurrency, context] () throws(MongoError) in
        try ClientPool(connectionString, name: role, maximumConnections: concurrency, context: context)
      }
      return .success(ClusterNode(role: target.role, name: name, pool: pool, threads: threads, journal: journal))
    } catch {
      return .failure(Refusal(error))
    }
  }

  /// A node for a direct connection to one member.
  ///
  /// - Parameters:
  ///   - host: the member's own name, `host:port`.
  ///   - credentials: how to log in there, if not as to the cluster.
  ///   - withoutLogin: whether to connect without logging in.
  /// - Returns: the node, or why there is no connecting to it.
  func node(
    directlyTo host: String, as credentials: ConnectionString? = nil, withoutLogin: Bool = false
  ) async -> Result<ClusterNode, Refusal> {
    let direct: ConnectionString
    do throws(ConnectionStringError) {
      direct = try target.connectionString.direct(
        to: target.hostMap[host] ?? host, as: credentials, withoutLogin: withoutLogin)
    } catch {
      return .failure(Refusal(.failed, error.description))
    }
    return await node(direct, name: host)
  }
}
