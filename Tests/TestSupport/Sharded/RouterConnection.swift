import BSON

/// One client of the router stand-in; it lives on a thread of its own.
final class RouterConnection {
  let configServer: ReplicaSet
  let shards: [RouterStandIn.Shard]
  /// Where the client itself is logged in.
  let client: ConfigServerConnection
  private var passThroughs: [String: PassThroughClient] = [:]
  /// The router's own cursors, by their ids.
  var cursors: [Int64: RouterCursor] = [:]
  /// The router's own change streams, by their cursors' ids.
  var changeStreams: [Int64: RouterChangeStream] = [:]
  /// Decides the order of what comes from several shards, and when a batch is empty.
  var numbers: SeededNumbers

  /// Whether some batches are empty before the end.
  let givesEmptyBatches: Bool

  init(
    configServer: ReplicaSet, shards: [RouterStandIn.Shard], client: ConfigServerConnection, seed: UInt64,
    givesEmptyBatches: Bool
  ) {
    self.givesEmptyBatches = givesEmptyBatches
    numbers = SeededNumbers(seed: seed)
    self.configServer = configServer
    self.shards = shards
    self.client = client
  }

  /// Answers until the client goes away or sends what cannot be read.
  func serve(_ stream: SocketStream) {
    while let bytes = stream.readMessage(), let request = try? WireRequest(bytes) {
      let answer = self.answer(request)
      if request.wantsReply, !stream.write(request.reply(answer)) { return }
    }
  }

  private func answer(_ request: WireRequest) -> BSONDocument {
    do {
      return try route(request)
    } catch let refused as Refused {
      return refused.reply
    } catch {
      return .refusal(6, "HostUnreachable", "the router stand-in did not reach a server: \(error)")
    }
  }

  /// Runs a command on a shard's primary.
  func run(_ database: String, _ command: BSONDocument, on shard: RouterStandIn.Shard) throws -> BSONDocument {
    try passThrough(shard.name, shard.set).run(database, command)
  }

  /// Runs a command on the config server as the router itself, for what clients may not do there directly.
  func runAsRouter(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    try passThrough("", configServer).run(database, command)
  }

  /// Connects with the set's own first user, because users of the cluster do not exist on shards.
  func passThrough(_ name: String, _ set: ReplicaSet) throws -> PassThroughClient {
    if let known = passThroughs[name] { return known }
    let new = try PassThroughClient(set.connectionString)
    passThroughs[name] = new
    return new
  }
}
