import BSON
import Evidence
import MongoClient

/// Asks a member for the operations that a migration should not begin under.
struct OperationSurvey: Sendable {
  let node: ClusterNode

  /// Asks; the server picks them out, and tells of a command only its name and collection.
  func run() async -> Observed<[RunningOperation]> {
    await node.aggregate(in: "admin", nil, Self.pipeline).observed("the operations under way") { documents in
      // The client's command and the thread that builds its index are two entries about one thing.
      let byThing = Dictionary(grouping: try documents.map(RunningOperation.init)) { operation in
        operation.kind == .transaction ? nil : ExactText(operation.command + operation.namespace)
      }
      let transactions = byThing[nil] ?? []
      let others = byThing.filter { $0.key != nil }.values.compactMap { same in same.max { $0.seconds < $1.seconds } }
      return (transactions + others).sorted { ($0.kind.rawValue, $0.namespace) < ($1.kind.rawValue, $1.namespace) }
    }
  }

  /// The commands that change what a cluster consists of, and those by which routers have shards do so.
  ///
  /// Source: MongoDB docs, mongosync 1.21: reference/limitations; the server's own names for its sharded forms.
  /// MongoDB docs, server 8.3: the commands that drain a shard, and those that make config servers dedicated ones.
  fileprivate static let definitions = [
    "addShard", "collMod", "commitShardRemoval", "commitTransitionToDedicatedConfigServer", "convertToCapped",
    "create", "drop", "dropDatabase", "dropIndexes", "moveChunk", "moveCollection", "movePrimary", "moveRange",
    "refineCollectionShardKey", "removeShard", "renameCollection", "reshardCollection",
    "setFeatureCompatibilityVersion", "shardCollection", "startShardDraining",
    "startTransitionToDedicatedConfigServer", "stopShardDraining", "stopTransitionToDedicatedConfigServer",
    "transitionFromDedicatedConfigServer", "transitionToDedicatedConfigServer", "unshardCollection",
    "_configsvrAddShard", "_configsvrCommitShardRemoval", "_configsvrRemoveShard", "_configsvrReshardCollection",
    "_configsvrSetFeatureCompatibilityVersion", "_configsvrStartShardDraining", "_configsvrStopShardDraining",
    "_configsvrTransitionFromDedicatedConfigServer", "_configsvrTransitionToDedicatedConfigServer",
    "_shardsvrCreateCollection", "_shardsvrDropCollection", "_shardsvrDropDatabase", "_shardsvrMovePrimary",
    "_shardsvrMoveRange", "_shardsvrRefineCollectionShardKey", "_shardsvrRenameCollection",
    "_shardsvrReshardCollection",
  ]
  fileprivate static let indexBuild = "createIndexes"

  private static var pipeline: [BSONDocument] {
    let commands = [indexBuild] + definitions
    let matching = ["transaction.timeOpenMicros"] + commands.map { "command.\($0)" }
    let conditions = matching.map { BSONDocument([($0, BSONValue.document(["$exists": true]))]) }
    let names = commands.map { ("command.\($0)", BSONValue.int32(1)) }
    return [
      ["$currentOp": ["allUsers": true, "idleSessions": true]],
      ["$match": ["$or": .array(of: conditions.map(BSONValue.document))]],
      [
        "$project": .document(
          BSONDocument(
            [("ns", 1), ("appName", 1), ("microsecs_running", 1), ("transaction.timeOpenMicros", 1)] + names))
      ],
    ]
  }
}

extension RunningOperation {
  /// Reads one document of the pipeline above.
  fileprivate init(_ document: BSONDocument) throws(FieldError) {
    let command = try document.optional("command", .document)?.names.first ?? ""
    let open = try document.optional("transaction", .document)?.optional("timeOpenMicros", .amount)
    let kind: Kind =
      if open != nil {
        .transaction
      } else if command == OperationSurvey.indexBuild {
        .indexBuild
      } else {
        .definition
      }
    let running = try document.optional("microsecs_running", .amount)
    let micros = open ?? running ?? 0
    self.init(
      kind, command: command, namespace: try document.optional("ns", .string) ?? "",
      application: try document.optional("appName", .string) ?? "",
      seconds: micros / 1_000_000)
  }
}
