public import Evidence
public import Findings

/// How much there is to copy, and what of it is large.
public struct CollectionSizes: Check {
  /// Makes the check.
  public init() {}

  /// The sizes, which are asked for along with documents.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "collection-sizes",
    title: "Number and size of the collections",
    rule: """
      What is copied is counted. With --sample or --deep sizes are asked for too, and a collection above 20 GiB is a \
      warning for mongosync before 1.18.
      """,
    rationale: """
      Large collections whose _ids come in random order are copied slowly in the order of the _id. From 1.18 on \
      mongosync finds that out by itself above 20 GiB; before, copyInNaturalOrder (1.16) must name them.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "$collStats, with --sample or --deep"],
    privileges: ["listing collections and collStats (clusterMonitor and readAnyDatabase)"],
    remedy: "Find out whether the _ids of large collections are random; name those in copyInNaturalOrder.",
    citations: [
      Citation("C-28", "MongoDB docs, mongosync 1.21: reference/api/start, detectRandomId and copyInNaturalOrder"),
      Citation("C-28", "MongoDB support-tools: checker of random _ids"),
    ])

  private static let large = 20.0 * 1_073_741_824

  /// Counts the source's collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let samples = evidence.source.documents.value ?? []
    let sizes = samples.compactMap { sample in sample.bytes.value.map { (sample.namespace, $0) } }
    if evidence.plan.mongosyncHas(.detectsRandomIDs) != true {
      for (namespace, bytes) in sizes where bytes > Self.large {
        judgement.add(
          Finding(
            .warn, Subject(.source, namespace: namespace), "\(namespace) holds \(Wording.bytes(bytes)).",
            explanation: "If its _ids are random, mongosync before 1.18 copies it slowly."))
      }
    }
    if judgement.outcome == .warn {
      judgement.suggest(
        Remedy(nil, "Name collections with random _ids in copyInNaturalOrder of the start request (from 1.16 on)."))
    }
    let indexes = collections.reduce(0) { $0 + $1.indexes.count }
    let count = Wording.count(collections.count, "collection or view", "collections and views")
    let bytes = sizes.reduce(0) { $0 + $1.1 }
    judgement.add(
      Finding(
        .pass, Subject(.source),
        "\(count) with \(Wording.count(indexes, "index", "indexes")) will be copied"
          + (sizes.isEmpty ? "; sizes were not asked for." : ", \(Wording.bytes(bytes)) of documents.")))
    return judgement
  }
}
