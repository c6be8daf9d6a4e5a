public import Evidence
public import Findings

/// No long transaction, index build or change of definitions should be under way on the source.
public struct NoRunningOperations: Check {
  /// Makes the check.
  public init() {}

  /// The operations under way, and no collections.
  public let questions: Questions = .operations

  /// What it judges and why.
  public let about = About(
    id: "running-operations",
    title: "Nothing is under way that a start should not meet",
    rule: """
      On no primary of the source is a transaction open for 5 seconds or longer, an index being built, or a database, \
      collection or its sharding being changed. The 5 seconds are this auditor's own measure; none is documented.
      """,
    rationale: """
      mongosync waits for open transactions when it begins to follow the source, and a definition that changes while \
      it lists the collections may be missed or end it.
      """,
    reads: ["aggregate $currentOp on each primary of the source"],
    privileges: ["inprog and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Wait until they are over, or end them, then start.",
    citations: [
      Citation("P-28", "MongoDB docs, mongosync 1.21: reference/limitations, operations during a sync")
    ])

  private static let longTransaction = 5.0

  /// Judges the operations of every primary of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for set in judgement.everySet(of: evidence.source) {
      guard let primary = set.primary else {
        judgement.add(Finding(.unknown, Subject(.source), "The primary of \(set.name) could not be asked."))
        continue
      }
      let subject = Subject(.source, node: primary.host)
      let what = "the operations of \(primary.host)"
      guard let operations = judgement.value(of: primary.operations, subject, what) else { continue }
      let matter = operations.filter { $0.kind != .transaction || $0.seconds >= Self.longTransaction }
      for operation in matter { judge(operation, on: primary.host, &judgement) }
      if matter.isEmpty {
        judgement.add(Finding(.pass, subject, "Nothing of the kind is under way on \(primary.host)."))
      }
    }
    return judgement
  }

  private func judge(_ operation: RunningOperation, on host: String, _ judgement: inout Judgement) {
    let what =
      switch operation.kind {
      case .transaction: "A transaction is open"
      case .indexBuild: "An index is being built"
      case .definition: "\(operation.command) is running"
      }
    let application = operation.application.isEmpty ? "" : " by \(operation.application)"
    let place = operation.namespace.isEmpty ? nil : operation.namespace
    judgement.add(
      Finding(
        .warn, Subject(.source, node: host, namespace: place),
        "\(what) on \(host)\(application), for \(Wording.seconds(operation.seconds)) so far."))
    judgement.suggest(
      Remedy(
        .source, "Wait until it is over; this shows what runs, connected directly to \(host).",
        command: """
          db.getSiblingDB("admin").aggregate([{ $currentOp: { allUsers: true, idleSessions: true } }, \
          { $match: { $or: [{ transaction: { $exists: true } }, { "command.createIndexes": { $exists: true } }] } }])
          """))
  }
}
