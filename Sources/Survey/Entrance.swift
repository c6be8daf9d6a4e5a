import BSON
import Evidence
import Findings
import MongoClient

/// The server through which a cluster as a whole is asked: its primary, or a mongos.
struct Entrance: Sendable {
  let node: ClusterNode
  let topology: Observed<Topology>

  /// Why a cluster could not be entered.
  struct Closed: Error {
    let refusal: Refusal
    let evidence: [EvidenceID]
  }
}

extension ClusterSurvey {
  /// Finds the entrance of the cluster.
  ///
  /// With a host map the driver cannot find the primary by itself, since it would go by the members' own names: the
  /// first seed that answers is asked who the primary is, and that member is entered by its mapped address.
  func enter() async -> Result<Entrance, Entrance.Closed> {
    guard !target.hostMap.isEmpty, let first = target.connectionString.hosts.first else {
      let node = await node(target.connectionString, name: target.connectionString.redacted)
      return await enter(through: node, mayFollow: true)
    }
    var entered = await enter(through: await node(directlyTo: first), mayFollow: true)
    for seed in target.connectionString.hosts.dropFirst() {
      guard case .failure = entered else { break }
      entered = await enter(through: await node(directlyTo: seed), mayFollow: true)
    }
    return entered
  }

  private func enter(
    through node: Result<ClusterNode, Refusal>, mayFollow: Bool
  ) async -> Result<Entrance, Entrance.Closed> {
    switch node {
    case .failure(let refusal): return .failure(Entrance.Closed(refusal: refusal, evidence: []))
    case .success(let node):
      let hello = await node.hello().reading("what the server is", HelloReply.init)
      guard let reply = hello.value else {
        let refusal = hello.refusal ?? Refusal(.failed, "The server did not say what it is.")
        return .failure(Entrance.Closed(refusal: refusal, evidence: hello.evidence))
      }
      if let primary = reply.primary, !reply.isWritablePrimary, mayFollow {
        let login = await login(.asToTheCluster(enteredBy: node), provenBy: node, to: [primary])
        return await enter(through: await self.node(directlyTo: primary, login), mayFollow: false)
      }
      if reply.setName != nil, !reply.isWritablePrimary {
        let refusal = Refusal(.unreachable, "The replica set has no primary at present, so its state cannot be read.")
        return .failure(Entrance.Closed(refusal: refusal, evidence: hello.evidence))
      }
      return .success(Entrance(node: node, topology: hello.observed("the topology", \.topology)))
    }
  }

  /// The shards of the cluster.
  func shards(_ node: ClusterNode) async -> Observed<[Shard]> {
    await node.documents(.find(in: "config", "shards", projection: ["host": 1], sort: ["_id": 1]))
      .observed("the shards") { documents in
        let shards = try documents.map { document in
          Shard(id: try document.required("_id", .name), host: try document.required("host", .name))
        }
        return shards.isEmpty ? nil : shards
      }
  }

  /// The routers of the cluster, by which mongosync may know it.
  ///
  /// Source: server source, `config.mongos`: each router writes there every ten seconds under its `host:port`.
  func routers(_ node: ClusterNode) async -> Observed<[String]> {
    await node.documents(.find(in: "config", "mongos", projection: ["_id": 1], sort: ["_id": 1]))
      .observed("the routers") { documents in try documents.map { try $0.required("_id", .name) } }
  }

  /// The id of the cluster, which it keeps as long as it lives.
  func shardedClusterID(_ node: ClusterNode) async -> Observed<String> {
    await node.documents(.find(in: "config", "version", projection: ["_id": 0, "clusterId": 1], limit: 1))
      .observed("the id of the cluster") { documents in
        try documents.first?.required("clusterId", .objectID)
      }
  }
}

extension ClusterNode {
  /// Asks a server what it is, in the older spelling where it does not know the newer.
  func hello() async -> Asked<BSONDocument> {
    let fields: Set<String> = [
      "isWritablePrimary", "ismaster", "secondary", "arbiterOnly", "hidden", "msg", "setName", "setVersion", "hosts",
      "passives", "arbiters", "primary", "me", "minWireVersion", "maxWireVersion", "isreplicaset", "ok", "lastWrite",
      "localTime",
    ]
    let hello = await ask(.hello, keeping: fields)
    guard hello.refusal?.kind == .commandNotFound else { return hello }
    return await ask(.isMaster, keeping: fields)
  }
}
