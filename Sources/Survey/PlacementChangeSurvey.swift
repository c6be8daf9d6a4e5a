import BSON
import Evidence
import Findings
import Foundation
import MongoClient

extension ClusterSurvey {
  /// Reads which changes of the cluster's placement were begun and not ended, where a check needs it.
  ///
  /// Source: server 6.0: `config.reshardingOperations` holds a document for each resharding until it is done;
  /// `config.changelog` gets `movePrimary.start` and then `.commit` or `.error`, `refineCollectionShardKey.start` and
  /// `.end`. Since 8.0 moveCollection and unshardCollection run as reshardings, which `provenance` distinguishes. The
  /// entry of a shard in `config.shards` is `draining` from removeShard, or since 8.3 startShardDraining, until the shard
  /// is removed or stopShardDraining puts it back; the log is not asked for that, since before 8.3 it knows no such stop.
  ///
  /// - Parameter node: the router.
  /// - Returns: the changes.
  func placementChanges(_ node: ClusterNode) async -> Observed<[PlacementChange]> {
    guard questions.contains(.placementChanges) else { return .notAsked("It was not needed.") }
    async let reshardings = node.documents(
      .find(
        in: "config", "reshardingOperations", projection: ["_id": 0, "ns": 1, "state": 1, "provenance": 1],
        sort: ["ns": 1]))
    async let drained = node.documents(
      .find(in: "config", "shards", projection: ["draining": 1], sort: ["_id": 1]))
    let kinds: BSONDocument = ["$regex": "^(movePrimary|refineCollectionShardKey)"]
    let log = await node.documents(
      .find(
        in: "config", "changelog", filter: ["what": .document(kinds)],
        projection: ["_id": 0, "what": 1, "ns": 1, "time": 1], sort: ["$natural": -1], limit: 1000))
    let resharded = await reshardings.reading("the reshardings") { documents in
      try documents.filter { try $0.required("state", .string) != "done" }
        .map { document in
          PlacementChange(
            try document.optional("provenance", .name) ?? PlacementChange.resharding,
            namespace: try document.optional("ns", .string) ?? "")
        }
    }
    let opened = log.reading("the log of changes", Self.open)
    let draining = await drained.reading("the shards that are drained") { documents in
      try documents.filter { try $0.optional("draining", .bool) == true }
        .map { PlacementChange(PlacementChange.draining, shard: try $0.required("_id", .name)) }
    }
    let evidence = resharded.evidence + draining.evidence + log.evidence
    guard let running = resharded.value, let emptied = draining.value, let changes = opened.value else {
      let refusal = resharded.refusal ?? draining.refusal ?? opened.refusal
      return .refused(refusal ?? Refusal(.failed, "The changes could not be read."), evidence)
    }
    return .value(running + emptied + changes, evidence)
  }

  /// The changes whose last entry is their beginning.
  ///
  /// - Parameter entries: the entries of the log, the newest first.
  /// - Returns: the changes.
  /// - Throws: `FieldError` when an entry is not of the form that it must have.
  private static func open(_ entries: [BSONDocument]) throws -> [PlacementChange] {
    var seen: Set<[String]> = []
    return try entries.compactMap { entry in
      let words = try entry.required("what", .name).split(separator: ".").map(String.init)
      let namespace = try entry.optional("ns", .string) ?? ""
      guard let kind = words.first, seen.insert([kind, namespace]).inserted,
        ["start", "validating"].contains(words.last ?? "")
      else { return nil }
      guard let milliseconds = try entry.optional("time", .dateMilliseconds) else {
        return PlacementChange(kind, namespace: namespace)
      }
      let since = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      return PlacementChange(kind, namespace: namespace, since: since)
    }
  }
}
