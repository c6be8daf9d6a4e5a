import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks for the index filters of each collection that is copied, where a check needs them and all may be read.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - catalog: the cluster's collections.
  /// - Returns: how many filters each collection has, or the first refusal.
  func indexFilters(
    _ node: ClusterNode, _ catalog: Observed<[CollectionEvidence]>
  ) async -> Observed<[IndexFilters]?> {
    guard questions.contains(.indexFilters), target.role == .source else { return .notAsked("It was not needed.") }
    guard let collections = catalog.value else { return catalog.map { _ in nil } }
    guard depth == .everything else { return .value(nil, []) }
    let scope = MigrationScope(plan)
    let copied = collections.filter { $0.type == "collection" && scope.includes($0) }
    let answers = await copied.concurrently(width: concurrency) { collection in
      await node.ask(.indexFilters(in: collection.database, collection.name))
        .observed("the index filters of \(collection.namespace)") { reply in
          IndexFilters(namespace: collection.namespace, count: try reply.required("filters", .documents).count)
        }
    }
    var filters: [IndexFilters] = []
    var evidence: [EvidenceID] = []
    for answer in answers {
      guard let value = answer.value else { return answer.map { _ in nil } }
      filters.append(value)
      evidence += answer.evidence
    }
    return .value(filters, evidence)
  }
}
