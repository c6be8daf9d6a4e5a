import Checks
import Digest
import Evidence
import Findings
import Foundation
import Ledger
import MongoClient
import Report
import Survey
import Verifier

/// What a comparison of documents works with: connections, the ledger, the oplogs.
struct VerificationMeans: Sendable {
  let verification: Verification
  /// Takes the mismatches of this run.
  let sink: MismatchSink
  private let ledger: VerificationLedger?
  private let oplogs: WriteWatch
  private let compared: [ComparedCollection]
  private let threads: BlockingThreads

  /// Connects to both clusters and opens the ledger; the mismatches that it has are written once more.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - clusters: what both clusters said of themselves.
  ///   - compared: the collections that are compared.
  ///   - context: what every command carries.
  /// - Throws: `MongoError` when a cluster cannot be reached, `LedgerError` when the ledger cannot be used.
  init(
    for run: VerificationRun, _ clusters: [ClusterEvidence], comparing compared: [ComparedCollection],
    _ context: RunContext
  ) async throws {
    self.compared = compared
    var settings = run.comparing.settings
    let count = Verification.connections(for: settings)
    let (source, destination) = (
      try Self.pool(run.targets.source, count, run, context),
      try Self.pool(run.targets.destination, count, run, context)
    )
    threads = BlockingThreads(1, deadline: context.deadline)
    let needsIdentity = run.noting.ledger != nil
    let identities = try await threads.run { () throws(MongoError) -> [String] in
      guard needsIdentity else { return [] }
      return [try source.clusterIdentity(), try destination.clusterIdentity()]
    }
    ledger = try run.noting.open(run.facts(identities))
    FaultContainment.setResumeHint(
      run.noting.ledger.map { "The same command with --resume continues from the ledger \($0)." })
    if let ledger, case .fingerprints(let key) = settings.disclosure {
      let kept = try ledger.keep(Data(key.secret), as: "fingerprint key")
      guard let own = FingerprintKey(Array(kept)) else {
        throw LedgerError.damaged(ledger.path, "its note fingerprint key is too short for a key")
      }
      settings.disclosure = .fingerprints(own)
    }
    oplogs = try await Self.watch(
      await Self.watched(run.targets.source, source, clusters, context),
      await Self.watched(run.targets.destination, destination, clusters, context), settings.readPreference, threads,
      ledger)
    // After the oplogs' ends were noted: what was written before is read, and what comes later stands in the oplogs.
    try await threads.run { () throws(MongoError) in
      try source.requireReadsOfThePresent()
      try destination.requireReadsOfThePresent()
    }
    run.rows.begin()
    let sink = MismatchSink(wantsRows: run.rows.isWanted) { _, rows in run.rows.write(rows) }
    try ledger?.mismatches { rows in
      run.rows.write(rows)
      sink.takeNoted(rows)
    }
    self.sink = sink
    verification = Verification(
      source: source, destination: destination, settings: settings, sink: sink,
      ledger: ledger, oplogs: clusters.allSatisfy(\.blocksUserWrites) ? nil : oplogs, deadline: context.deadline,
      stop: StopSignal())
  }

  /// What applications wrote since the comparison began, on the source and on the destination.
  func writes() async -> [Observed<[RecentWrites]>] {
    let (oplogs, compared) = (oplogs, compared)
    do throws(MongoError) {
      return try await threads.run { () throws(MongoError) in oplogs.writes(comparing: compared) }
    } catch {
      return [.notAsked(error.message), .notAsked(error.message)]
    }
  }

  /// What the ledger proves of the comparison; nothing where none is kept.
  ///
  /// The ledger is closed by it: everything it says is in its one file then.
  ///
  /// - Returns: its root and the number of its leaves.
  /// - Throws: `LedgerError` when it cannot be read any more.
  func ledgerSummary() throws(LedgerError) -> AuditReport.LedgerSummary? {
    guard let ledger else { return nil }
    let tree = try LedgerLeaf.tree(of: ledger)
    try ledger.close()
    return AuditReport.LedgerSummary(root: Hexadecimal.text(tree.root), partitions: tree.count)
  }

  private static func pool(
    _ target: ClusterTarget, _ count: Int, _ run: VerificationRun, _ context: RunContext
  ) throws(MongoError) -> ClientPool {
    try ClientPool(
      target.connectionString, name: "the \(target.role.rawValue)", maximumConnections: count,
      compressors: run.comparing.compressors, context: context)
  }

  /// Where the writes to a cluster are read: its oplog, or those of its shards and its router's change stream.
  private static func watched(
    _ target: ClusterTarget, _ pool: ClientPool, _ clusters: [ClusterEvidence], _ context: RunContext
  ) async -> WatchedCluster {
    let cluster = clusters.first { $0.role == target.role }
    guard cluster?.topology.value == .shardedCluster else { return WatchedCluster(replicaSet: pool) }
    let shards = await EnteredShard.all(of: target, cluster?.shards.value ?? [], context)
    return WatchedCluster(
      router: pool, shards: shards.map { WatchedOplog(ofShard: $0.name, members: $0.members, gap: $0.gap) })
  }

  /// Notes where both clusters' oplogs end, or takes it from the ledger: what an earlier run compared has stood since.
  private static func watch(
    _ source: WatchedCluster, _ destination: WatchedCluster, _ preference: ReadPreference, _ threads: BlockingThreads,
    _ ledger: VerificationLedger?
  ) async throws -> WriteWatch {
    let now = try await threads.run { () throws(MongoError) in
      let now = WriteWatch(source, destination)
      try now.requireReadsOfThePresent(preference)
      return now
    }
    guard let ledger else { return now }
    let kept = try ledger.keep(
      try JSONEncoder().encode(now.beginnings), as: "oplogs at the beginning", isOfBeginning: true)
    guard let beginnings = try? JSONDecoder().decode([[WriteWatch.Beginning]].self, from: kept) else {
      throw LedgerError.damaged(ledger.path, "its note of where the oplogs ended cannot be read")
    }
    return WriteWatch(source, destination, since: beginnings)
  }
}

extension VerificationRun {
  /// What must be the same for another run to go on with this one's ledger.
  fileprivate func facts(_ identities: [String]) -> [LedgerFact] {
    let patterns = { (patterns: [NamespaceSelection.Pattern]) in
      patterns.isEmpty ? "none" : patterns.map(\.text).sorted().joined(separator: " ")
    }
    let major = MongosyncAuditor.version.split(separator: ".").first.map(String.init) ?? MongosyncAuditor.version
    return zip(["source", "destination"], identities).map(LedgerFact.init) + [
      LedgerFact("mongosync-auditor", "major version \(major)"),
      LedgerFact("method", comparing.method.method.rawValue),
      LedgerFact("sample", comparing.sample.map { "\($0) %" } ?? "all"),
      LedgerFact("order of fields", comparing.ignoreFieldOrder ? "ignored" : "compared"),
      LedgerFact("list of --namespaces", patterns(comparing.namespaces)),
      LedgerFact("list of --exclude", patterns(comparing.exclude)),
      LedgerFact("plan", plan.lines.map { "\($0.key): \($0.value)" }.joined(separator: "; ")),
    ]
  }
}
