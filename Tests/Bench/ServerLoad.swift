import TestSupport

/// What a server has done since it started.
struct ServerLoad {
  /// Seconds of processor time.
  let processor: Double
  /// Connections that were ever opened to it.
  let connections: Int
  /// Aggregations, each one `$collStats` of a survey but for a handful.
  let aggregations: Int
  /// Bytes that it has sent.
  let sentBytes: Int

  /// Asks a server.
  init(_ admin: AdminClient) async throws {
    let status = try await admin.run("admin", #"{"serverStatus": 1, "wiredTiger": 0}"#)
    let info = status["extra_info"]
    processor = ((info["user_time_us"].double ?? 0) + (info["system_time_us"].double ?? 0)) / 1e6
    connections = status["connections"]["totalCreated"].int ?? 0
    aggregations = status["metrics"]["commands"]["aggregate"]["total"].int ?? 0
    sentBytes = status["network"]["bytesOut"].int ?? 0
  }

  private init(processor: Double, connections: Int, aggregations: Int, sentBytes: Int) {
    (self.processor, self.connections, self.aggregations) = (processor, connections, aggregations)
    self.sentBytes = sentBytes
  }

  /// What it did between two moments.
  static func - (later: ServerLoad, earlier: ServerLoad) -> ServerLoad {
    ServerLoad(
      processor: later.processor - earlier.processor, connections: later.connections - earlier.connections,
      aggregations: later.aggregations - earlier.aggregations, sentBytes: later.sentBytes - earlier.sentBytes)
  }

  /// What two servers did.
  static func + (one: ServerLoad, other: ServerLoad) -> ServerLoad {
    ServerLoad(
      processor: one.processor + other.processor, connections: one.connections + other.connections,
      aggregations: one.aggregations + other.aggregations, sentBytes: one.sentBytes + other.sentBytes)
  }
}
