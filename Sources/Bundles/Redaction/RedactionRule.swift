/// What becomes of the texts at one kind of place in the evidence.
enum RedactionRule: Sendable {
  /// The server's, mongosync's or the auditor's own words.
  case keep
  /// A text that may hold any name.
  case omit
  case address, collection, database, evidenceID, field, host, hosts, index, indexKeys, namespace, option, order
  case phrase, role, roleOfDatabase, set, side, text, user, userOfDatabase, value

  /// The rule for a place.
  ///
  /// - Parameter path: the names on the way to the place, without those that only wrap a value.
  /// - Returns: the rule, or nothing where the place is not known; then nothing of it may be shown.
  static func rule(at path: [String]) -> RedactionRule? {
    if path.last == "notAsked" { return .omit }
    if path.suffix(2) == ["_1", "description"] { return .evidenceID }
    if path.suffix(2).first == "options" { return .option }
    for length in stride(from: min(3, path.count), through: 1, by: -1) {
      if let rule = rules[path.suffix(length).joined(separator: ".")] { return rule }
    }
    return nil
  }

  private static let rules: [String: RedactionRule] = [
    "plan.mongosyncUser": .user, "plan.phase": .keep, "plan.writeBlocking": .keep, "plan.buildIndexes": .keep,
    "role": .keep, "address": .address, "topology.replicaSet.name": .set, "databases": .database,
    "sets.replicaSetID": .set, "shardedClusterID": .set, "shards.id": .set, "shards.host": .hosts, "routers": .host,
    "sets.name": .set,
    "configuration.host": .host,
    "state": .keep, "storageEngine": .keep, "writeBlock": .keep, "writeBlockRecord": .keep,
    "balancer.mode": .keep, "activeWindow": .keep,
    "collections.database": .database, "collections.name": .collection, "collections.type": .keep,
    "catalog.database": .database, "catalog.name": .collection, "catalog.type": .keep,
    "indexes.name": .index, "key.name": .field, "key.order": .order,
    "chunkOwners.namespace": .namespace, "chunkOwners.shards": .set,
    "indexFormats.namespace": .namespace, "indexFormats.expected": .index, "formatVersions": .indexKeys,
    "connectedUser.users": .userOfDatabase, "connectedUser.roles": .roleOfDatabase,
    "mongosyncMetadata.database": .database, "mongosyncMetadata.writeBlockingMode": .keep,
    "mongosyncMetadata.buildIndexes": .keep,
    "refused.kind": .keep, "refused.message": .omit, "membershipGap.kind": .keep, "membershipGap.message": .omit,
    "mongosyncLog.name": .omit, "mongosyncLog.damage": .omit, "matches.pattern": .keep,
    "reading.kind": .keep,
    "matches.sample": .omit,
    "resource.namespace.database": .database, "resource.namespace.collection": .collection, "privileges.actions": .keep,
    "found.roles": .role,
    "mongosyncConnections.application": .keep, "mongosyncConnections.client": .host,
    "dataSize.databases.name": .database, "modules": .keep, "profilers.database": .database,
    "defaultConcerns.read": .keep, "defaultConcerns.write": .keep,
    "defaultConcerns.writeSource": .keep,
    "operations.kind": .keep, "operations.command": .keep, "operations.namespace": .namespace,
    "operations.application": .text,
    "progress.info": .phrase, "progress.ceaStage": .keep, "progress.estimatedOplogTimeRemaining": .keep,
    "progress.mongosyncID": .text, "progress.coordinatorID": .text, "progress.warnings": .omit,
    "progress.unknownKeys": .omit, "progress.impossibleValues": .omit, "directionMapping.source.text": .side,
    "directionMapping.destination.text": .side,
    "bypassUsers": .userOfDatabase, "recentWrites.namespace": .namespace,
    "foreignWrites.namespace": .namespace, "mongosyncMetadata.verificationMode": .keep,
    "shardedCollections.namespace": .namespace, "zones.namespace": .namespace, "zones.zone": .text,
    "zones.minimum": .option, "zones.maximum": .option, "querySettings.shapeHash": .keep,
    "querySettings.settings": .option, "searchIndexes.namespace": .namespace, "searchIndexes.name": .index,
    "searchIndexes.type": .keep, "accounts.users.name": .userOfDatabase, "accounts.users.roles": .roleOfDatabase,
    "accounts.roles.name": .roleOfDatabase, "accounts.roles.roles": .roleOfDatabase,
    "includeNamespaces.database": .database, "excludeNamespaces.database": .database,
    "includeNamespaces.collections": .collection, "excludeNamespaces.collections": .collection,
    "databaseExpression.pattern": .omit, "databaseExpression.options": .keep,
    "collectionsExpression.pattern": .omit, "collectionsExpression.options": .keep,
    "shardingEntries.database": .database, "shardingEntries.collection": .collection,
    "indexFilters.namespace": .namespace, "placementChanges.kind": .keep, "placementChanges.namespace": .namespace,
    "placementChanges.shard": .set,
    "documents.namespace": .namespace, "reading.cutShort": .omit, "sightings.trait": .keep,
    "sightings.examples": .value, "sightings.fields": .field,
    "accounts.users.mechanisms": .keep, "accounts.users.restrictions": .value, "accounts.roles.restrictions": .value,
    "accounts.roles.privileges": .value,
    "systemDatabaseCollections": .namespace, "laggards.host": .host,
    "storedFunctions.database": .database, "storedFunctions.name": .value,
    "storedFunctions.codeDigest": .text,
    "unsyncedDocuments.database": .database, "largest.namespace": .namespace, "largest.reason": .omit,
    "verification.source.phase": .keep, "verification.destination.phase": .keep,
  ]
}
