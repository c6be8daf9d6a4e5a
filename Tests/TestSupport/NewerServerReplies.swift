public import BSON

/// Replies in the form that servers give which cannot be run here, with values of our own.
///
/// Each names where its form was read. A test puts them in the place of an older server's replies, so that the survey
/// meets the fields, types and numbers of 7.0, 8.0 and later.
public struct NewerServerReplies: Sendable {
  /// The server's version, as `buildInfo` gives it.
  public let version: String
  /// The feature compatibility version.
  public let featureCompatibilityVersion: String
  /// The newest wire version that the server speaks.
  ///
  /// Source: mongodb/mongo, src/mongo/db/wire_version.h: 21 is 7.0, 25 is 8.0, 27 is 8.2, 28 is 8.3; the lowest is 0.
  public let maxWireVersion: Int32

  /// 7.0, the oldest server that mongosync takes for a destination of 6.0.
  public static let seven = NewerServerReplies(
    version: "7.0.18", featureCompatibilityVersion: "7.0", maxWireVersion: 21)
  /// 8.0 with the reasons of its write block and with settings of queries.
  public static let eight = NewerServerReplies(
    version: "8.0.15", featureCompatibilityVersion: "8.0", maxWireVersion: 25)
  /// 9.0, of which a survey must not break off.
  public static let nine = NewerServerReplies(version: "9.0.1", featureCompatibilityVersion: "9.0", maxWireVersion: 28)

  /// Whether the server has what came with 8.0.
  public var isEight: Bool { maxWireVersion >= 25 }

  /// The reply that such a server gives to a command.
  ///
  /// - Parameters:
  ///   - command: the command.
  ///   - reply: what an older server says.
  /// - Returns: the reply in the newer form; nil where both give the same.
  public func reply(to command: BSONDocument, insteadOf reply: BSONDocument) -> BSONDocument? {
    switch command.names.first {
    case "hello", "isMaster", "ismaster":
      return reply.setting("minWireVersion", to: 0).setting("maxWireVersion", to: .int32(maxWireVersion))
    case "buildInfo": return reply.setting("version", to: .string(version))
    case "getParameter" where command["featureCompatibilityVersion"] != nil:
      return reply.setting(
        "featureCompatibilityVersion", to: ["version": .string(featureCompatibilityVersion)])
    case "serverStatus": return status(reply)
    case "getDefaultRWConcern": return concerns(reply)
    case "aggregate": return aggregation(command, reply)
    default: return nil
    }
  }

  /// Source: MongoDB docs, server 8.0: serverStatus, `repl.userWriteBlockMode` and `userWriteBlockReason`; 8.3 leaves out
  /// sections by name without a word on those that it does not know.
  private func status(_ reply: BSONDocument) -> BSONDocument {
    guard isEight else { return reply }
    return reply.setting("repl", "userWriteBlockReason", to: .int32(0))
      .setting("queryStats", to: ["numEvicted": .int64(0)]).setting("service", to: ["shard", "router"])
  }

  /// Source: MongoDB docs, server 5.0 to 8.0: getDefaultRWConcern, output.
  private func concerns(_ reply: BSONDocument) -> BSONDocument {
    reply.setting("defaultWriteConcern", to: ["w": "majority", "wtimeout": 0])
      .setting("defaultReadConcern", to: ["level": "local"])
      .setting("defaultWriteConcernSource", to: "implicit").setting("defaultReadConcernSource", to: "implicit")
  }

  private func aggregation(_ command: BSONDocument, _ reply: BSONDocument) -> BSONDocument? {
    guard let stages = command["pipeline"]?.documents, let first = stages.first?.names.first else { return nil }
    switch first {
    case "$querySettings" where isEight: return Self.cursor("admin.$cmd.aggregate", Self.querySettings)
    case "$listCatalog" where isEight:
      let listed = reply[path: "cursor", "firstBatch"]?.documents ?? []
      return Self.cursor("admin.$cmd.aggregate", listed + (maxWireVersion >= 28 ? [Self.viewless] : []))
    default: return nil
    }
  }

  /// Source: MongoDB docs, server 8.0: `$querySettings`, `setQuerySettings` (`reject`, `comment`, `indexHints`).
  public static let querySettings: [BSONDocument] = [
    [
      "queryShapeHash": "4A0E5C5A1C1E41C6C1B36BA0F37A7D25B7A85AD5F77A1A06E4D32B9F36E94CA1",
      "settings": [
        "indexHints": [["ns": ["db": "shop", "coll": "orders"], "allowedIndexes": ["number_1", ["placed": 1]]]],
        "queryFramework": "classic", "comment": "ticket 12",
      ],
    ],
    [
      "queryShapeHash": "0B9A2D60E0E24CD1A4B0E7E8C64E35B33B1BAF79A0C18F8E9E37D0DB3C6E7B42",
      "settings": ["reject": true],
    ],
  ]

  /// A time series as one entry, without the collection of its buckets.
  ///
  /// Source: mongodb/mongo, jstests/core/timeseries: getTimeseriesCollForDDLOps, feature flag for viewless collections.
  public static let viewless: BSONDocument = [
    "db": "metrics", "name": "weather", "type": "timeseries",
    "md": [
      "options": [
        "timeseries": [
          "timeField": "at", "metaField": "place", "granularity": "seconds", "bucketMaxSpanSeconds": 3600,
        ]
      ],
      "indexes": [
        [
          "spec": ["v": 2, "key": ["meta": 1, "control.min.at": 1, "control.max.at": 1], "name": "by place"],
          "ready": true,
        ]
      ],
    ],
  ]

  /// A change of the placement that runs as a resharding.
  ///
  /// Source: mongodb/mongo, src/mongo/s/resharding/common_types.idl: `provenance` of the coordinator's document; jstests
  /// /sharding/move_collection*.js.
  public static func resharding(_ provenance: String, of namespace: String) -> BSONDocument {
    ["ns": .string(namespace), "state": "cloning", "provenance": .string(provenance)]
  }

  /// A collection that is tracked and not sharded, as moveCollection leaves it.
  ///
  /// Source: mongodb/mongo, src/mongo/db/global_catalog/type_collection.idl: `unsplittable`.
  public static func tracked(_ namespace: String) -> BSONDocument {
    ["_id": .string(namespace), "key": ["_id": 1], "unique": false, "noBalance": false, "unsplittable": true]
  }

  /// The refusal of a command that is sent to a shard directly by a user without directShardOperations.
  ///
  /// Source: MongoDB docs, server 8.0: supported shard direct commands; mongodb/mongo, direct_connection_util.cpp: code 13.
  public static let refusedDirectly: BSONDocument = [
    "ok": 0.0, "code": 13, "codeName": "Unauthorized",
    "errmsg": "You are connecting to a sharded cluster improperly by connecting directly to a shard.",
  ]

  /// A reply that is a cursor of one batch.
  ///
  /// - Parameters:
  ///   - namespace: the cursor's namespace.
  ///   - documents: its documents.
  /// - Returns: the reply.
  public static func cursor(_ namespace: String, _ documents: [BSONDocument]) -> BSONDocument {
    [
      "cursor": [
        "firstBatch": .array(of: documents.map(BSONValue.document)), "id": .int64(0), "ns": .string(namespace),
      ], "ok": 1.0,
    ]
  }
}
