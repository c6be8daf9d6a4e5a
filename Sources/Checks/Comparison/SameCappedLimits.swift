public import Evidence
public import Findings

/// Capped collections must be as limited on the destination as on the source.
public struct SameCappedLimits: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-capped-limits",
    title: "Same limits of capped collections",
    rule: """
      Each capped collection is capped on both clusters, with the same size and the same number of documents; none \
      may grow to 10^15 bytes, which mongosync sets while it copies.
      """,
    rationale: """
      mongosync lifts the limits during the sync and restores them at the commit. A collection that was not restored \
      grows until the disk is full.
      """,
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("capped")],
    remedy: "Set the source's limits on the destination with collMod (server 6.0).",
    citations: [
      Citation("E-05", "MongoDB docs, mongosync 1.13: capped collections"),
      Citation("E-05", "MongoDB docs, server 6.0: collMod, cappedSize and cappedMax"),
    ])

  /// Judges every collection that is capped on either cluster.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    var count = 0
    for twin in catalogs.twins {
      let isCapped = [twin.source, twin.destination].map { $0.options["capped"]?.bool ?? false }
      guard isCapped.contains(true) else { continue }
      count += 1
      guard isCapped[0] == isCapped[1] else {
        judgement.add(
          Finding(
            .fail, twin.subject,
            "\(twin.namespace) is capped on the \(isCapped[0] ? "source" : "destination") only."))
        judgement.suggest(.copyAgain)
        continue
      }
      judge(twin, "size", "cappedSize", &judgement)
      judge(twin, "max", "cappedMax", &judgement)
    }
    judgement.conclude(
      comparing: count, "\(Wording.count(count, "capped collection has", "capped collections have")) the same limits.",
      orElse: "Neither cluster has a capped collection.", in: catalogs)
    return judgement
  }

  private func judge(_ twin: CatalogPair.Twin, _ option: String, _ parameter: String, _ judgement: inout Judgement) {
    let (source, destination) = (Self.limit(option, twin.source), Self.limit(option, twin.destination))
    let isTemporary = destination?.number.map { $0 >= Self.temporary } ?? false
    let note = isTemporary ? "mongosync sets such a size while it copies, and restores it at the commit." : ""
    if !OptionValue.agree(source, destination) {
      judgement.add(
        Difference("The \(option) of the capped collection \(twin.namespace)", source, destination)
          .finding(.fail, twin.subject, note: note))
      judgement.suggest(
        .changeCollection(
          "Set the \(option) of \(twin.namespace) as on the source.", twin.destination,
          "\(parameter): \(source?.readable ?? "0")"))
    } else if isTemporary {
      judgement.add(
        Finding(
          .warn, twin.subject, "\(twin.namespace) may grow to \(destination?.readable ?? "") bytes on both clusters.",
          explanation: note))
      judgement.suggest(
        .changeCollection(
          "Give \(twin.namespace) its intended size: put the number of bytes for BYTES.", twin.destination,
          "cappedSize: BYTES"))
    }
  }

  /// A limit; one that is not above zero is none.
  private static func limit(_ option: String, _ collection: CollectionEvidence) -> OptionValue? {
    collection.options[option].flatMap { $0.number.map { $0 <= 0 } == true ? nil : $0 }
  }

  /// Source: mongosync's temporary size is documented as 1 PB, without the number of bytes.
  private static let temporary = 1e15
}
