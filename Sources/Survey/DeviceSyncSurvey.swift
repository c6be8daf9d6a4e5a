import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks the databases of Atlas Device Sync for the documents that could not be synchronised, where a check needs them.
  ///
  /// Source: MongoDB docs, App Services: internal database usage, `unsynced_documents` with `ns` and `reason`. Whether
  /// the databases named after an app have the collection is not documented; where it is not, there is nothing to count.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - databases: the cluster's databases.
  /// - Returns: one entry for each database of Device Sync, or the first refusal.
  func unsyncedDocuments(
    _ node: ClusterNode, _ databases: Observed<[String]>
  ) async -> Observed<[UnsyncedDocuments]> {
    guard questions.contains(.unsyncedDocuments), target.role == .source else { return .notAsked("It was not needed.") }
    guard let names = databases.value else { return databases.map { _ in [] } }
    var entries: [UnsyncedDocuments] = []
    var evidence = databases.evidence
    for name in names where DatabaseFamily(ofDatabase: name) == .deviceSync {
      async let counted = node.aggregate(in: name, "unsynced_documents", [["$count": "count"]])
      let grouped = await node.aggregate(in: name, "unsynced_documents", Self.groups)
        .reading("the documents by collection and reason") { try $0.map(UnsyncedDocuments.Group.init) }
      let count = await counted.reading("the number of documents") { documents in
        // Of no documents the server counts nothing.
        try documents.first?.required("count", .count) ?? 0
      }
      evidence += count.evidence + grouped.evidence
      if let refusal = count.refusal ?? grouped.refusal { return .refused(refusal, evidence) }
      entries.append(
        UnsyncedDocuments(
          database: name, count: count.value ?? 0, largest: grouped.value ?? []))
    }
    return .value(entries, evidence)
  }

  private static let groups: [BSONDocument] = [
    ["$group": ["_id": ["ns": "$ns", "reason": "$reason"], "count": ["$sum": 1]]],
    ["$sort": ["count": -1, "_id": 1]], ["$limit": 20],
  ]
}

extension UnsyncedDocuments.Group {
  /// Reads one group; what Device Sync itself wrote into a document may be anything.
  fileprivate init(_ group: BSONDocument) throws {
    let id = try group.required("_id", .document)
    let parts = ["db", "coll"].compactMap { id[path: "ns", $0]?.string }
    self.init(
      namespace: parts.isEmpty ? id["ns"]?.string ?? "an unnamed collection" : parts.joined(separator: "."),
      reason: id["reason"]?.string ?? "no reason given", count: try group.required("count", .count))
  }
}
