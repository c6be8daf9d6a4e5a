import BSON
import Evidence
import Findings
import MongoClient

/// Asks one node for the data format of its unique secondary indexes.
struct IndexFormatSurvey: Sendable {
  let node: ClusterNode
  let concurrency: Int

  /// Asks once for each collection that has such an index, and for no other.
  ///
  /// - Parameter catalog: the collections of the node's set.
  /// - Returns: the formats; what one collection refused is kept beside what the others told.
  func run(_ catalog: Observed<[CollectionEvidence]>) async -> Observed<[IndexFormats]> {
    guard let collections = catalog.value else { return catalog.map { _ in [] } }
    let concerned = collections.filter { !$0.uniqueSecondaryIndexes.isEmpty }
    let formats = await concerned.concurrently(width: concurrency) { collection in
      let asked = await node.aggregate(in: collection.database, collection.name, Self.formatVersions)
      let expected = collection.uniqueSecondaryIndexes.map(\.name)
      let formats = asked.observed("the formats of the indexes", Self.read)
        .map { $0.filter { expected.contains($0.key) } }
      return IndexFormats(namespace: collection.namespace, expected: expected, formatVersions: formats)
    }
    return .value(formats, catalog.evidence)
  }

  private static func read(_ documents: [BSONDocument]) throws -> [String: Int]? {
    guard let formats = try documents.first?.required("formats", .documents) else { return nil }
    let pairs = try formats.compactMap { format in
      // An index without a version is missed by its name.
      try format.optional("version", .count).map { (try format.required("name", .string), $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// About a hundred bytes instead of the 52 KB of the whole reply; `$map` copes with dots in index names.
  private static let formatVersions: [BSONDocument] = [
    ["$collStats": ["storageStats": [:]]],
    [
      "$project": [
        "_id": 0,
        "formats": [
          "$map": [
            "input": ["$objectToArray": "$storageStats.indexDetails"], "as": "index",
            "in": ["name": "$$index.k", "version": "$$index.v.metadata.formatVersion"],
          ]
        ],
      ]
    ],
  ]
}
