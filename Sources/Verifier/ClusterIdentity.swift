import BSON
public import MongoClient

extension ClientPool {
  /// What tells this cluster from any other, as long as it lives; blocks.
  ///
  /// Source: `settings.replicaSetId` of a set's configuration and `clusterId` of a sharded cluster's `config.version`
  /// are made once and never change.
  ///
  /// - Returns: the set's name and id, or the sharded cluster's id.
  /// - Throws: `MongoError` when the cluster does not tell.
  public func clusterIdentity() throws(MongoError) -> String {
    try withClient { (client) throws(MongoError) in
      let server = try client.selectServer()
      do throws(MongoError) {
        let configuration = try client.run(.replicaSetConfiguration, on: server)["config"]?.document
        let name = configuration?["_id"]?.string ?? ""
        guard let id = configuration?["settings"]?.document?["replicaSetId"] else { return "replica set \(name)" }
        return "replica set \(name), \(try ExtendedJSON.canonical(value: id))"
      } catch {
        guard error.code == .commandNotFound || error.code == .commandFailed else { throw error }
        var versions = try client.cursor(.find(in: "config", "version", limit: 1), on: server)
        guard let id = try versions.rest().first?["clusterId"] else { throw error }
        return "sharded cluster \(try ExtendedJSON.canonical(value: id))"
      }
    }
  }
}
