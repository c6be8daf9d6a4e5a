internal import BSON
internal import CMongoC
import Foundation
import Synchronization

/// Connections to one cluster, or straight to one of its members.
///
/// Sendable because `mongoc_client_pool_t` is documented as thread-safe, and what else changes is behind a lock.
public final class ClientPool: @unchecked Sendable {
  private let pool: OpaquePointer
  private let context: RunContext
  private let place: FaultPlace
  private let hasTimeToConnect: Bool
  private let floor = Mutex<ReadFloor?>(nil)
  /// Where it connects to, without secrets.
  public let address: String
  /// The hosts that the connection string names, itself or through DNS; not those that servers name.
  public let seeds: [String]

  /// Prepares connections; none is made yet.
  ///
  /// - Parameters:
  ///   - connectionString: where to connect and as whom.
  ///   - name: what the operator calls the cluster, such as `the source`.
  ///   - maximumConnections: how many clients may be lent at once; asking for more blocks, so ask from no more threads.
  ///   - serverSelectionMilliseconds: how long to look for a server before calling it unreachable; less where the run
  ///     is nearly over, and what is not found then has timed out.
  ///   - compressors: the ways to compress replies that are offered to servers, the best first; nothing for what the
  ///     connection string says.
  ///   - context: what every command carries.
  /// - Throws: `MongoError` when the driver cannot use the connection string's options, such as a missing key file.
  public init(
    _ connectionString: ConnectionString, name: String = "a cluster", maximumConnections: Int,
    serverSelectionMilliseconds: Int = 10_000, compressors: [String] = [], context: RunContext
  ) throws(MongoError) {
    try Self.requireFiles(of: connectionString)
    address = connectionString.redacted
    self.context = context
    place = FaultPlace("\(name), \(address)")
    let uri = connectionString.withURI { mongoc_uri_copy($0) }
    guard let uri else { throw MongoError(.unreachable, "The driver could not copy the connection string.") }
    defer { mongoc_uri_destroy(uri) }
    let left = context.millisecondsLeft
    // Less than all the time left, so that the driver can still say why it found no server.
    let selection = min(left * 2 / 3, serverSelectionMilliseconds)
    hasTimeToConnect = selection >= min(Self.leastSelectionMilliseconds, serverSelectionMilliseconds)
    Self.limit(uri, MONGOC_URI_SERVERSELECTIONTIMEOUTMS, to: selection)
    Self.limit(uri, MONGOC_URI_CONNECTTIMEOUTMS, to: selection)
    Self.limit(uri, MONGOC_URI_SOCKETTIMEOUTMS, to: left + 1000)
    Self.dropReadConcern(uri)
    if !compressors.isEmpty { try Self.offer(compressors, uri) }
    _ = mongoc_uri_set_appname(uri, RunContext.applicationName)
    var error = bson_error_t()
    guard let pool = mongoc_client_pool_new_with_error(uri, &error) else {
      throw MongoError(error)
    }
    _ = mongoc_client_pool_set_error_api(pool, MONGOC_ERROR_API_VERSION_2)
    place.name(monitorsOf: pool)
    mongoc_client_pool_max_size(pool, UInt32(clamping: maximumConnections))
    self.pool = pool
    seeds = connectionString.serviceName == nil ? connectionString.hosts : Self.seeds(of: pool)
  }

  /// A server that was looked for a shorter time, because the run is nearly over, is not called unreachable.
  private static let leastSelectionMilliseconds = 2_000

  /// What DNS told the driver, which has put it into the form that its clients have of the connection string.
  private static func seeds(of pool: OpaquePointer) -> [String] {
    guard let client = mongoc_client_pool_pop(pool) else { return [] }
    defer { mongoc_client_pool_push(pool, client) }
    return ConnectionString.hosts(of: mongoc_client_get_uri(client))
  }

  deinit {
    // Ending the pool waits half a second and more for its monitors. Nobody should wait for that, least of all one of
    // the few threads that Swift's tasks share with Dispatch's global queue.
    nonisolated(unsafe) let pool = pool
    Thread.detachNewThread { mongoc_client_pool_destroy(pool) }
  }

  /// Lends a client for the length of a closure; blocks while all are lent.
  ///
  /// - Parameter body: uses the client, on the thread that called.
  /// - Returns: what the closure returns.
  /// - Throws: what the closure throws.
  public func withClient<Result: ~Copyable>(
    _ body: (borrowing LentClient) throws(MongoError) -> Result
  ) throws(MongoError) -> Result {
    guard let client = place.during({ mongoc_client_pool_pop(pool) }) else {
      throw MongoError(.unreachable, "The driver gave no connection.")
    }
    defer { mongoc_client_pool_push(pool, client) }
    return try body(
      LentClient(
        borrowing: client, place: place, context: context, floor: floor.withLock { $0 },
        hasTimeToConnect: hasTimeToConnect))
  }

  /// Has every majority read from now on show at least what the primary holds at this moment; blocks.
  ///
  /// A server outside any set has no majority to wait for. Nor is a read through a router bounded: to reach a time that a
  /// router knows, a shard would write a no-op to its oplog, and nothing here may make a server write. There the members
  /// of each shard are asked how far their majority is.
  ///
  /// Source: server source, `makeNoopWriteIfNeeded`: only servers of a sharded cluster do so.
  ///
  /// - Parameter patience: how long a server may take to get there before a read is refused.
  /// - Throws: `MongoError` when the primary is not reached.
  public func requireReadsOfThePresent(patience: Duration = .seconds(10)) throws(MongoError) {
    let time = try withClient { (client) throws(MongoError) in
      let reply = try client.run(.isMaster, on: try client.selectServer())
      return reply[path: "lastWrite", "opTime", "ts"]
    }
    guard let time, case .timestamp = time else { return }
    floor.withLock { $0 = ReadFloor(time, patience: patience) }
  }

  /// The driver would only say that TLS could not be initialised.
  private static func requireFiles(of connectionString: ConnectionString) throws(MongoError) {
    for (key, name) in [("tlscafile", "tlsCAFile"), ("tlscertificatekeyfile", "tlsCertificateKeyFile")] {
      guard let file = connectionString.options[key]?.string, !FileManager.default.isReadableFile(atPath: file) else {
        continue
      }
      throw MongoError(.unreachable, "The file \(file), which the connection string names as \(name), cannot be read.")
    }
  }

  private static func offer(_ compressors: [String], _ uri: OpaquePointer) throws(MongoError) {
    guard mongoc_uri_set_compressors(uri, compressors.joined(separator: ",")) else {
      throw MongoError(.refusedByAuditor, "The driver takes no such compressors.")
    }
    for name in compressors where !bson_has_field(mongoc_uri_get_compressors(uri), name) {
      throw MongoError(.refusedByAuditor, "The driver was built without the compressor \(name).")
    }
  }

  /// Takes away a read concern meant for applications: the driver would send it with commands that refuse one.
  private static func dropReadConcern(_ uri: OpaquePointer) {
    let none = mongoc_read_concern_new()
    defer { mongoc_read_concern_destroy(none) }
    mongoc_uri_set_read_concern(uri, none)
  }

  /// Sets a time limit unless the operator's connection string has a shorter one.
  private static func limit(_ uri: OpaquePointer, _ option: String, to milliseconds: Int) {
    let own = mongoc_uri_get_option_as_int32(uri, option, 0)
    guard own <= 0 || Int(own) > milliseconds else { return }
    _ = mongoc_uri_set_option_as_int32(uri, option, Int32(clamping: max(1, milliseconds)))
  }
}
