public import Evidence
public import Findings

/// Collections should keep pre-images on the destination if they do on the source.
public struct SamePreImages: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-pre-images",
    title: "Same pre-images for change streams",
    rule: """
      Each collection that both clusters have keeps pre-images for change streams on both or on neither. A server \
      before 6.0 has recordPreImages for it, which counts as the same.
      """,
    rationale: "An application whose change stream asks for the document before the change fails where none is kept.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("changeStreamPreAndPostImages"), .collectionOption("recordPreImages")],
    remedy: "Set changeStreamPreAndPostImages on the destination as on the source, with collMod.",
    citations: [Citation("E-18", "MongoDB docs, server 6.0: change streams with document pre- and post-images")])

  /// Judges every collection that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    var count = 0
    for twin in catalogs.twins where twin.source.type == "collection" {
      let (source, destination) = (twin.source.keepsPreImages, twin.destination.keepsPreImages)
      count += 1
      guard source != destination else { continue }
      judgement.add(
        Finding(
          .warn, twin.subject,
          "\(twin.namespace) keeps pre-images on the \(source ? "source" : "destination") only."))
      judgement.suggest(
        .changeCollection(
          "Have \(twin.namespace) keep pre-images as on the source.", twin.destination,
          "changeStreamPreAndPostImages: { enabled: \(source) }"))
    }
    judgement.conclude(
      comparing: count,
      "\(Wording.count(count, "collection is", "collections are")) alike in whether pre-images are kept.",
      orElse: "There is no collection that both clusters have.", in: catalogs)
    return judgement
  }
}
