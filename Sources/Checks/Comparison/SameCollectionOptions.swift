public import Evidence
public import Findings

/// Collections must have the options on the destination that they have on the source.
public struct SameCollectionOptions: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-collection-options",
    title: "Same options of collections",
    rule: """
      Each collection that both clusters have has the same options on both, field by field. Validators, views, capped \
      limits, collations, lifetimes and pre-images have checks of their own.
      """,
    rationale: "A collection with other options, such as another clustered key, behaves otherwise for applications.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.every(.collectionOption)],
    remedy: "Most of these options cannot be changed: copy the collection again into one that has them.",
    citations: [Citation("E-07", "MongoDB docs, mongosync: reference/verification/custom-manual")])

  /// Options that other checks judge.
  private static let judgedElsewhere: Set<String> = [
    "capped", "changeStreamPreAndPostImages", "collation", "expireAfterSeconds", "max", "pipeline",
    "recordPreImages", "size", "validationAction", "validationLevel", "validator", "viewOn",
  ]

  /// Judges every collection that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    for twin in catalogs.twins {
      let names = Set(twin.source.options.keys).union(twin.destination.options.keys).subtracting(Self.judgedElsewhere)
      for name in names.sorted() {
        let (source, destination) = (twin.source.options[name], twin.destination.options[name])
        guard !OptionValue.agree(source, destination) else { continue }
        judgement.add(
          Difference("The option \(name) of \(twin.namespace)", source, destination).finding(.fail, twin.subject))
        judgement.suggest(.copyAgain)
      }
    }
    let count = Wording.count(catalogs.twins.count, "collection or view", "collections and views")
    judgement.conclude(
      comparing: catalogs.twins.count, "The other options of \(count) on both clusters agree.",
      orElse: "There is no collection that both clusters have.", in: catalogs)
    return judgement
  }
}
