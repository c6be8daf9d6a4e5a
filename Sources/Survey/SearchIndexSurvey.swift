import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks for the indexes of Atlas Search, where a check needs them.
  ///
  /// One collection is asked first: where that is refused, all others would be too.
  ///
  /// Source: MongoDB docs, server 6.0: `$listSearchIndexes`, which is a stage over one collection.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - catalog: the cluster's collections.
  /// - Returns: the indexes, or the first refusal.
  func searchIndexes(
    _ node: ClusterNode, _ catalog: Observed<[CollectionEvidence]>
  ) async -> Observed<[SearchIndex]> {
    guard questions.contains(.searchIndexes) else { return .notAsked("It was not needed.") }
    guard let collections = catalog.value else { return catalog.map { _ in [] } }
    let searchable = collections.filter { $0.type == "collection" && !$0.isSystem }
    guard let first = searchable.first else { return .value([], catalog.evidence) }
    let opening = await searchIndexes(node, of: first)
    guard opening.value != nil else { return opening }
    let others = await Array(searchable.dropFirst()).concurrently(width: concurrency) { collection in
      await searchIndexes(node, of: collection)
    }
    var found: [SearchIndex] = []
    var evidence: [EvidenceID] = []
    for observed in [opening] + others {
      guard let indexes = observed.value else { return observed }
      found += indexes
      evidence += observed.evidence
    }
    return .value(found, evidence)
  }

  private func searchIndexes(
    _ node: ClusterNode, of collection: CollectionEvidence
  ) async -> Observed<[SearchIndex]> {
    await node.aggregate(
      in: collection.database, collection.name,
      [["$listSearchIndexes": [:]], ["$project": ["_id": 0, "name": 1, "type": 1]]]
    ).observed("the search indexes of \(collection.namespace)") { documents in
      try documents.map { document in
        SearchIndex(
          namespace: collection.namespace, name: try document.required("name", .string),
          type: try document.optional("type", .string) ?? "search")
      }
    }
  }
}
