import BSON
import Evidence
import MongoClient

/// Asks a router for what a shard refuses to tell to whom asks it directly, as shards do from 8.0 on.
///
/// A router reads one member of each shard, so this stands for what the primary would say. What every member must say for
/// itself stays unknown: the formats of indexes (`$collStats`) and the catalogs of secondaries. checkMetadataConsistency
/// of 7.0 is not asked: it compares the catalogs that the checks compare, by rules that are not mongosync's, and without
/// a mongos it could not be tried.
///
/// Source: MongoDB docs, server 8.0: supported shard direct commands; server source, `$listCatalog` (its `shard`) and
/// `appendRawResponses`: `raw` of dbStats holds each shard's answer under its connection string.
struct ShardThroughRouter: Sendable {
  let router: ClusterNode
  let shard: Shard
  let concurrency: Int

  /// What was observed directly; where the shard refused for want of a right, what the router tells in its place.
  ///
  /// - Parameters:
  ///   - direct: what the shard said.
  ///   - ask: asks the router.
  /// - Returns: what is known; the shard's refusal where the router refuses as well.
  func instead<Value>(of direct: Observed<Value>, _ ask: () async -> Observed<Value>) async -> Observed<Value> {
    guard case .refused(let refusal, let evidence) = direct, refusal.kind == .unauthorized else { return direct }
    let routed = await ask()
    return routed.value == nil ? direct : routed.citing(evidence + routed.evidence)
  }

  /// Asks for the collections and indexes of the shard, copies that it does not own included.
  func catalog() async -> Observed<[CollectionEvidence]> {
    await CatalogSurvey(node: router, concurrency: concurrency, shard: shard.id).run(
      databases: .notAsked("The router lists the shard's collections at once."))
  }

  /// Asks how much the shard holds in each database.
  ///
  /// - Parameter databases: the cluster's databases.
  /// - Returns: the sizes.
  func dataSize(_ databases: Observed<[String]>) async -> Observed<DataSize> {
    guard let set = shard.setName else { return .notAsked("The shard's entry names no replica set.") }
    return await PreflightSurvey(node: router, concurrency: concurrency, databases: databases)
      .dataSize(keeping: ["raw"]) { reply in
        let raw = try reply.required("raw", .document)
        let name = raw.names.first { ExactText($0).begins(with: "\(set)/") }
        return try name.map { try raw.required($0, .document) }
      }
  }
}
