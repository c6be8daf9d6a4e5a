import BSON
import Evidence
import Findings
import MongoClient

/// Reads documents of the source's collections, as many as the operator allows.
struct DocumentSurvey: Sendable {
  let node: ClusterNode
  let depth: ReadingDepth
  let concurrency: Int
  let deadline: ContinuousClock.Instant

  /// The time kept back for ending what is under way and for the report.
  private static let reserve = Duration.seconds(5)
  /// Above so many times the sample the server picks documents at random; below, it would read and sort them all.
  ///
  /// Source: MongoDB docs, server: `$sample`, less than 5% of the documents and more than 100 of them.
  private static let randomFactor = 20

  /// Reads the collections.
  ///
  /// - Parameters:
  ///   - catalog: the cluster's collections.
  ///   - scope: which of them are copied.
  ///   - sharded: the sharded collections, whose `_id`s need not be unique.
  /// - Returns: one sample a collection that holds documents of its own.
  func run(
    _ catalog: Observed<[CollectionEvidence]>, in scope: MigrationScope, sharded: Observed<[ShardedCollection]>
  ) async -> Observed<[DocumentSample]> {
    guard let collections = catalog.value else { return catalog.map { _ in [] } }
    let loose = (sharded.value ?? []).filter { $0.key.map(\.name) != ["_id"] }.map(\.namespace).exactTexts
    let copied = collections.filter { $0.type == "collection" && scope.includes($0) }
    let samples = await copied.concurrently(width: concurrency) { collection in
      await sample(collection, comparesIDs: depth == .everything && loose.contains(collection.namespace))
    }
    return .value(samples, catalog.evidence)
  }

  private func sample(_ collection: CollectionEvidence, comparesIDs: Bool) async -> DocumentSample {
    if depth == .metadata {
      let why = "Documents are read only with --sample or --deep."
      return DocumentSample(
        namespace: collection.namespace, documents: .notAsked(why), bytes: .notAsked(why), reading: .notAsked(why))
    }
    let sizes = await node.aggregate(
      in: collection.database, collection.name,
      [
        ["$collStats": ["storageStats": [:]]],
        ["$project": ["_id": 0, "count": "$storageStats.count", "size": "$storageStats.size"]],
      ])
    let documents = sizes.observed("the number of documents") { try $0.sum(of: "count").flatMap { Int(exactly: $0) } }
    let bytes = sizes.observed("the size of the documents") { try $0.sum(of: "size") }
    let reading = await read(collection, of: documents.value, comparesIDs: comparesIDs)
    return DocumentSample(namespace: collection.namespace, documents: documents, bytes: bytes, reading: reading)
  }

  private func read(
    _ collection: CollectionEvidence, of count: Int?, comparesIDs: Bool
  ) async -> Observed<DocumentSample.Reading> {
    var command = ReadOnlyCommand.find(in: collection.database, collection.name)
    var isWhole = true
    if case .sample(let size) = depth {
      isWhole = count.map { $0 <= size } ?? false
      command = .find(in: collection.database, collection.name, limit: Int32(clamping: size))
      if (count ?? 0) / Self.randomFactor > max(size, 5) {
        let stage: BSONDocument = ["$sample": ["size": .int32(Int32(clamping: size))]]
        command = (try? .aggregate(in: collection.database, collection.name, pipeline: [stage])) ?? command
      }
    }
    return await node.reading(command, until: deadline - Self.reserve, comparesIDs: comparesIDs)
      .observed("the documents of \(collection.namespace)") { reading in
        DocumentSample.Reading(
          examined: reading.examined, isComplete: isWhole && reading.cutShort == nil, cutShort: reading.cutShort,
          comparedIDs: reading.comparedIDs, sightings: reading.seen)
      }
  }
}

extension [BSONDocument] {
  /// The sum of a field over the shards that tell it, or nothing where none does.
  fileprivate func sum(of field: String) throws -> Double? {
    isEmpty ? nil : try reduce(0) { $0 + (try $1.required(field, .amount)) }
  }
}
