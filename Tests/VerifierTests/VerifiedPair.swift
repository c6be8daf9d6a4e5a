import BSON
import Evidence
import Foundation
import Ledger
import MongoClient
import TestSupport
import Verifier

/// A database on each of the two shared clusters, and what a verification of both finds.
struct VerifiedPair {
  /// What a verification came to.
  struct Found {
    /// The outcome of each collection, by its name without the database.
    let outcomes: [String: Verification.Outcome]
    /// The mismatches of each collection, by its name without the database.
    let mismatches: [String: [Mismatch]]
  }

  let database: String
  let source: AdminClient
  let destination: AdminClient
  /// What stands between the clusters and the comparison, as long as that lasts.
  private var proxies: [ReplyProxy] = []
  private var strings: (source: String, destination: String)

  /// Takes a database that no other test uses.
  init(_ database: String) async throws {
    let (source, destination) = try await SharedServers.filledPair()
    try self.init(database, source, destination)
  }

  /// Takes a database of two sets.
  init(_ database: String, _ source: ReplicaSet, _ destination: ReplicaSet) throws {
    self.database = database
    strings = (source.connectionString, destination.connectionString)
    self.source = try AdminClient(strings.source)
    self.destination = try AdminClient(strings.destination)
  }

  /// Takes a database of two sharded clusters, made on the last shard of each, through their routers.
  init(_ database: String, _ source: ShardedCluster, _ destination: ShardedCluster) async throws {
    self.database = database
    strings = (source.connectionString, destination.connectionString)
    self.source = try source.admin()
    self.destination = try destination.admin()
    for cluster in [source, destination] {
      try await cluster.createDatabase(database, onShard: cluster.shards.count - 1)
    }
  }

  /// The same database, compared through proxies.
  func through(_ source: ReplyProxy, _ destination: ReplyProxy) -> VerifiedPair {
    var other = self
    other.strings = (source.connectionString, destination.connectionString)
    other.proxies = [source, destination]
    return other
  }

  /// Fills a collection on both sides.
  func fill(_ collection: String, _ original: [BSONDocument], _ copy: [BSONDocument]) async throws {
    try await source.insert("\(database).\(collection)", unchecked: original)
    try await destination.insert("\(database).\(collection)", unchecked: copy)
  }

  /// Runs a command on both sides.
  func run(_ command: String) async throws {
    try await source.run(database, command)
    try await destination.run(database, command)
  }

  /// Compares collections of the database; a change is made once a document differs and waits to be read again.
  func verify(
    _ collections: [CollectionEvidence], _ settings: VerificationSettings = .quick, seconds: Double = 60,
    stop: StopSignal = StopSignal(), watching: Bool = false, ledger: VerificationLedger? = nil,
    meanwhile change: (() async throws -> Void)? = nil
  ) async throws -> Found {
    let context = RunContext(runID: "verification", deadline: .now + .seconds(seconds))
    let count = Verification.connections(for: settings)
    let rows = Rows()
    let (source, destination) = (
      try ClientPool(ConnectionString(strings.source), maximumConnections: count, context: context),
      try ClientPool(ConnectionString(strings.destination), maximumConnections: count, context: context)
    )
    let oplogs = watching ? try await offCooperativePool { WriteWatch(source, destination) } : nil
    let verification = Verification(
      source: source, destination: destination, settings: settings,
      sink: MismatchSink(wantsRows: false) { mismatches, _ in rows.append(mismatches) },
      ledger: ledger, oplogs: oplogs, deadline: context.deadline, stop: stop)
    let compared = ComparedCollection.all(of: collections, collections, in: NamespaceSelection())
    async let running = verification.run(compared)
    if let change {
      try await eventually("a document waits to be read again") { verification.meter.total.waiting > 0 }
      try await change()
    }
    let outcomes = await running
    let prefix = database.count + 1
    return Found(
      outcomes: Dictionary(
        outcomes.map { (String($0.namespace.dropFirst(prefix)), $0) }, uniquingKeysWith: { one, _ in one }),
      mismatches: Dictionary(grouping: rows.all) { String($0.namespace.dropFirst(prefix)) })
  }

  /// Compares plain collections of the database by their names.
  func verify(
    named names: [String], _ settings: VerificationSettings = .quick, seconds: Double = 60,
    stop: StopSignal = StopSignal(), watching: Bool = false, meanwhile change: (() async throws -> Void)? = nil
  ) async throws -> Found {
    try await verify(
      names.map { CollectionEvidence(database: database, name: $0) }, settings, seconds: seconds, stop: stop,
      watching: watching, meanwhile: change)
  }
}

extension VerificationSettings {
  /// Everything read again at once.
  static var quick: VerificationSettings {
    var settings = VerificationSettings()
    settings.recheckDelay = .zero
    settings.workers = 8
    return settings
  }

  /// What differs is read again so much later that a change can be made before.
  static var patient: VerificationSettings {
    var settings = quick
    settings.recheckDelay = .seconds(10)
    return settings
  }
}

/// Keeps the rows of a run.
private final class Rows: @unchecked Sendable {
  private let lock = NSLock()
  private var rows: [Mismatch] = []

  var all: [Mismatch] { lock.withLock { rows } }

  func append(_ more: [Mismatch]) { lock.withLock { rows += more } }
}
