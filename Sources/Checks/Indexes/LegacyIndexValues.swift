public import Evidence
public import Findings

/// Indexes that today's servers would not make are rewritten on the way.
public struct LegacyIndexValues: Check {
  /// Makes the check.
  public init() {}

  private static let options: Set<String> = [
    "2dsphereIndexVersion", "background", "bits", "bucketSize", "clustered", "coarsestIndexedLevel", "collation",
    "columnstoreProjection", "default_language", "expireAfterSeconds", "finestIndexedLevel", "hidden",
    "language_override", "max", "min", "ns", "partialFilterExpression", "prepareUnique", "sparse", "storageEngine",
    "textIndexVersion", "unique", "v", "weights", "wildcardProjection",
  ]

  /// What it judges and why.
  public let about = About(
    id: "legacy-index-values",
    title: "No index definitions of old servers",
    rule: """
      Each field of each index that is copied is ordered by a number other than 0 or by the name of a kind, and \
      each option is one that present servers know. The options background and ns are left out without harm.
      """,
    rationale: """
      Servers before 3.4 took any value. mongosync turns such values into 1 and leaves invalid options out, so the \
      destination's index differs from the source's; an empty name may make the build fail.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexKeyType("invalid")] + ["background", "dropDups", "ns"].map(Feature.indexOption),
    remedy: "Drop the index and create it again in the present form, before the start.",
    citations: [
      Citation("C-13", "MongoDB docs, mongosync: mongosync-behavior, legacy index handling"),
      Citation("C-13", "MongoDB support-tools: error patterns of the log analyser, empty strings in index keys"),
      Citation("C-13", "MongoDB server source: SERVER-26659 and SERVER-96766, stricter key patterns since 3.4"),
    ])

  /// Judges the source's index definitions.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections {
      for index in collection.indexes { judge(index, of: collection.namespace, &judgement) }
    }
    judgement.passIfSilent("All indexes to be copied are defined in the present form.")
    return judgement
  }

  private func judge(_ index: IndexEvidence, of namespace: String, _ judgement: inout Judgement) {
    let fields = index.key.filter { !$0.order.isPresentOrder }
    let options = index.options.keys.filter { !Self.options.contains($0) }.sorted()
    guard !fields.isEmpty || !options.isEmpty else { return }
    let values = fields.map { "\($0.name): \($0.order.readable)" }
    let parts = [
      values.isEmpty ? nil : "the order \(Wording.list(values))",
      options.isEmpty ? nil : "the option \(Wording.list(options))",
    ].compactMap(\.self)
    judgement.add(
      Finding(
        .warn, Subject(.source, namespace: namespace, index: index.name),
        "The index \(index.name) of \(namespace) has \(parts.joined(separator: " and ")), which is not copied as it is.",
        explanation: fields.contains { $0.order.string == "" } ? "The empty string may make the build fail." : ""))
    judgement.suggest(
      .dropIndex("Drop \(index.name) and create it again in the present form.", index.name, of: namespace))
  }
}

extension OptionValue {
  /// Whether present servers take the value in an index's key.
  fileprivate var isPresentOrder: Bool {
    if let number { return number != 0 && !number.isNaN }
    if canonical.hasPrefix("{ \"$numberDecimal\"") { return true }
    return string.map { !$0.isEmpty } ?? false
  }
}
