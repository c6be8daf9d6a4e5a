public import Evidence
public import Findings

/// Documents must be validated on the destination as on the source.
public struct SameValidators: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-validators",
    title: "Same validators",
    rule: """
      Each collection that both clusters have has the same validator, validationLevel and validationAction on both. \
      A level that is not set is strict, an action that is not set is error.
      """,
    rationale: "Without its validator a collection takes documents that the application was promised never to meet.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("validator")],
    remedy: "Set the source's validator on the destination with collMod.",
    citations: [
      Citation("E-12", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-12", "MongoDB docs, server: collMod, validator"),
    ])

  /// The three options with what the server goes by where they are not set.
  private static let defaults: [(name: String, value: OptionValue?)] = [
    ("validator", nil), ("validationLevel", "strict"), ("validationAction", "error"),
  ]

  /// Judges every collection that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    var count = 0
    for twin in catalogs.twins {
      let validators = [twin.source, twin.destination].map(Self.validator)
      guard validators.contains(where: { $0 != nil }) else { continue }
      count += 1
      for (name, fallback) in Self.defaults {
        let values = [twin.source, twin.destination].map { collection in
          name == "validator" ? Self.validator(collection) : collection.options[name] ?? fallback
        }
        guard values[0] != values[1] else { continue }
        judgement.add(
          Difference("The \(name) of \(twin.namespace)", values[0], values[1]).finding(.fail, twin.subject))
        judgement.suggest(Self.repair(twin))
      }
    }
    judgement.conclude(
      comparing: count, "The same \(Wording.count(count, "validator is", "validators are")) in force on both clusters.",
      orElse: "No collection that both clusters have has a validator.", in: catalogs)
    return judgement
  }

  /// The validator; an empty one is none.
  private static func validator(_ collection: CollectionEvidence) -> OptionValue? {
    collection.options["validator"].flatMap { $0 == nothing ? nil : $0 }
  }

  private static let nothing = OptionValue(canonical: "{  }")

  private static func repair(_ twin: CatalogPair.Twin) -> Remedy {
    let options = defaults.compactMap { name, fallback -> (String, OptionValue)? in
      let value = name == "validator" ? validator(twin.source) ?? nothing : twin.source.options[name] ?? fallback
      return value.map { (name, $0) }
    }
    return .changeCollection(
      "Set the source's validator on \(twin.namespace).", twin.destination, options)
  }
}
