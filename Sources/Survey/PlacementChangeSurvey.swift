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
  /// `.end`, `removeShard.start` and `removeShard`.
  ///
  /// - Parameter node: the router.
  /// - Returns: the changes.
  func placementChanges(_ node: ClusterNode) async -> Observed<[PlacementChange]> {
    guard questions.contains(.placementChanges) else { return .notAsked("It was not needed.") }
    async let reshardings = node.documents(
      .find(in: "config", "reshardingOperations", projection: ["_id": 0, "ns": 1, "state": 1], sort: ["ns": 1]))
    let kinds: BSONDocument = ["$regex": "^(movePrimary|refineCollectionShardKey|removeShard)"]
    let log = await node.documents(
      .find(
        in: "config", "changelog", filter: ["what": .document(kinds)],
        projection: ["_id": 0, "what": 1, "ns": 1, "time": 1], sort: ["$natural": -1], limit: 1000))
    let resharded = await reshardings
    let evidence = resharded.evidence + log.evidence
    guard let running = resharded.value, let entries = log.value else {
      let refusal = resharded.refusal ?? log.refusal
      return .refused(refusal ?? Refusal(.failed, "The changes could not be read."), evidence)
    }
    let changes = running.filter { $0["state"]?.string != "done" }.map { document in
      PlacementChange("reshardCollection", namespace: document["ns"]?.string ?? "")
    }
    return .value(changes + Self.open(entries), evidence)
  }

  /// The changes whose last entry is their beginning.
  ///
  /// - Parameter entries: the entries of the log, the newest first.
  /// - Returns: the changes.
  private static func open(_ entries: [BSONDocument]) -> [PlacementChange] {
    var seen: Set<[String]> = []
    return entries.compactMap { entry in
      let words = (entry["what"]?.string ?? "").split(separator: ".").map(String.init)
      let namespace = entry["ns"]?.string ?? ""
      guard let kind = words.first, seen.insert([kind, namespace]).inserted,
        ["start", "validating"].contains(words.last ?? "")
      else { return nil }
      guard case .date(let milliseconds) = entry["time"] else { return PlacementChange(kind, namespace: namespace) }
      let since = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      return PlacementChange(kind, namespace: namespace, since: since)
    }
  }
}
